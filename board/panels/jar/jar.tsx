import { Jar } from '../../../shared/look/jar/jar.tsx'
import { board as words } from '../../../shared/words/en.ts'
import { Figure } from '../../figure.tsx'
import { Fitted } from '../../fitted.tsx'
import type { Model } from './jar.ts'
import './jar-panel.css'

const say = words.jar

/** The jar and the tray, and beside them the two numbers in figures and words. */
export const View = ({ answers, good, pour, against, newWeek, inTheWay, empty }: Model) => {
  const [before, reason] = say.inTheWay(inTheWay)
  const content = [answers, good, against, newWeek, inTheWay, empty].join('|')
  // Before anything is poured a nought as large as a hand would say less than the marbles that wait.
  const isPoured = empty === null && newWeek === null
  const isBare = answers === 0 && Boolean(newWeek || empty)
  return (
    <div class="jar-panel">
      <div>
        <Jar tray={answers} good={good} pour={pour} label={say.drawing(answers, good)} />
      </div>
      {!isPoured && <span hidden data-name="good" data-value={good} />}
      {isBare && <span hidden data-name="answers" data-value={answers} />}
      <Fitted content={content} least={isBare ? 1 : 2} prefer="larger">
        {isPoured && (
          <div>
            <Figure name="good" value={good} />
            <p>
              {say.good(good)}
              <span>{against}</span>
            </p>
          </div>
        )}
        {!isBare && (
          <div data-first={!isPoured && answers > 0}>
            <Figure name="answers" value={answers} />
            <p>{say.answers(answers)}</p>
          </div>
        )}
        {newWeek && <p data-tells="week">{newWeek}</p>}
        {empty && <p data-tells="first">{empty}</p>}
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
