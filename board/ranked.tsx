import { board } from '../shared/words/en.ts'
import { Fitted } from './fitted.tsx'
import type { Bar } from './ranked.ts'
import './ranked.css'

interface Props {
  bars: readonly Bar[]
  /** What stands out, and what is said of it. */
  sentence: readonly [string, string]
  /** How much was counted. */
  told: string
  columns: readonly [string, string, string]
}

const Row = ({ name, reason, count, length, share }: Bar) => (
  <div data-bar="">
    <bdi>{name}</bdi>
    <span>
      <i style={{ width: `${length * 100}%` }} />
      <b data-name={reason} data-value={count}>
        {count}
      </b>
    </span>
    <span>{board.pareto.share(share)}</span>
  </div>
)

/** What stands out, then every reason with its bar, its count and what it comes to with those above it. */
export const Ranked = ({ bars, sentence, told, columns }: Props) => {
  const [names, rest] = sentence
  const [reason, answers, share] = columns
  return (
    <div class="ranked">
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
