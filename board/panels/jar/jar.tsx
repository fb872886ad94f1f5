import { Jar } from '../../../shared/look/jar/jar.tsx'
import { board as words } from '../../../shared/words/en.ts'
import { Figure } from '../../figure.tsx'
import { Fitted } from '../../fitted.tsx'
import type { Model } from './jar.ts'
import './jar-panel.css'

const say = words.jar

/** The jar and the tray, and beside them the two numbers in figures and words. */
export const View = ({ answers, good, pour, against, inTheWay, empty }: Model) => {
  const [before, reason] = say.inTheWay(inTheWay)
  const content = [answers, good, against, inTheWay, empty].join('|')
  return (
    <div class="jar-panel">
      <div>
        <Jar tray={answers} good={good} pour={pour} label={say.drawing(answers, good)} />
      </div>
      {empty !== null && <span hidden data-name="good" data-value={good} />}
      <Fitted content={content} least={2} prefer="larger">
        {/* On the first day a nought as large as a hand says less than the sentence below. */}
        {empty === null && (
          <div>
            <Figure name="good" value={good} />
            <p>
              {say.good(good)}
              <span>{against}</span>
            </p>
          </div>
        )}
        <div>
          <Figure name="answers" value={answers} />
          <p>{say.answers(answers)}</p>
        </div>
        {empty && <p>{empty}</p>}
        {inTheWay && (
          <p>
            {before}
            <bdi>{reason}</bdi>
          </p>
        )}
        <p>{say.pour}</p>
      </Fitted>
    </div>
  )
}
