import { common, board as words } from '../../../shared/words/en.ts'
import { Figure } from '../../figure.tsx'
import { Hint } from '../../hint.tsx'
import { Pages } from '../../pages.tsx'
import type { Model } from './ideas.ts'
import './ideas-panel.css'

const say = words.ideas

/** Four numbers and, in people's own words, the newest ideas. */
export const View = ({ left, waiting, progress, done, shown, empty }: Model) => {
  if (empty) return <Hint text={empty} />
  const counts = [
    { name: 'ideas-left', value: left, what: say.left },
    { name: 'ideas-new', value: waiting, what: say.new },
    { name: 'ideas-progress', value: progress, what: say.progress },
    { name: 'ideas-done', value: done, what: say.done },
  ]
  return (
    <div class="ideas-panel">
      <dl>
        {counts.map(({ name, value, what }) => (
          <div key={name}>
            <dt>{what}</dt>
            <dd>
              <Figure name={name} value={value} />
            </dd>
          </div>
        ))}
      </dl>
      {shown.length === 0 ? (
        <Hint text={say.none} />
      ) : (
        <Pages content={JSON.stringify(shown)} least={shown.length} whole>
          {shown.map(({ id, text, topic, step }) => (
            <li key={id}>
              <blockquote dir="auto">{text}</blockquote>
              <p>
                <span data-step={step}>{common.steps[step]}</span>
                {topic && (
                  <>
                    , <bdi>{topic}</bdi>
                  </>
                )}
              </p>
            </li>
          ))}
        </Pages>
      )}
    </div>
  )
}
