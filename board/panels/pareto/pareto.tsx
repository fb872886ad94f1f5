import { board as words } from '../../../shared/words/en.ts'
import { Fitted } from '../../fitted.tsx'
import { Hint } from '../../hint.tsx'
import type { Bar, Model } from './pareto.ts'
import './pareto-panel.css'

const say = words.pareto

const Row = ({ name, reason, count, length, share }: Bar) => (
  <div data-bar="">
    <bdi>{name}</bdi>
    <span>
      <i style={{ width: `${length * 100}%` }} />
      <b data-name={reason} data-value={count}>
        {count}
      </b>
    </span>
    <span>{say.share(share)}</span>
  </div>
)

/** What stands out, then every reason with its bar, its count and what it comes to with those above it. */
export const View = ({ bars, sentence, told, empty }: Model) => {
  if (empty) return <Hint text={empty} />
  const [names, rest] = sentence
  const [reason, answers, share] = say.columns
  return (
    <div class="pareto-panel">
      <Fitted content={JSON.stringify([bars, sentence, told])} least={3} prefer="more">
        <p>
          <bdi>{names}</bdi>
          {rest}
        </p>
        <div data-head="">
          <span>{reason}</span>
          <span>{answers}</span>
          <span>{share}</span>
        </div>
        {bars.map(bar => (
          <Row key={bar.reason} {...bar} />
        ))}
        <p>{told}</p>
      </Fitted>
    </div>
  )
}
