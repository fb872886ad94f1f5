import { useMemo } from 'preact/hooks'
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

/** Of so many reasons, what is said of those without room. How much was counted goes before them; it is none. */
const tellOf = (reasons: number) => (gone: number) => {
  if (gone <= 1) return ''
  return gone > reasons ? board.pareto.inAll(reasons) : board.pareto.more(gone - 1)
}

/** What stands out, then every reason with its bar, its count and what it comes to with those above it. */
export const Ranked = ({ bars, sentence, told, columns }: Props) => {
  const [names, rest] = sentence
  const [reason, answers, share] = columns
  const tell = useMemo(() => tellOf(bars.length), [bars.length])
  return (
    <div class="ranked">
      <Fitted content={JSON.stringify([bars, sentence, told])} least={1} prefer="more" tell={tell}>
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
        <p data-told="">{told}</p>
      </Fitted>
    </div>
  )
}
