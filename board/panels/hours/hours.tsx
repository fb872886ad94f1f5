import { working as words } from '../../../shared/words/en.ts'
import { Figure } from '../../figure.tsx'
import { Hint } from '../../hint.tsx'
import { type Ems, useSpace } from '../../room.ts'
import type { Hour, Model } from './hours.ts'
import { windowOf } from './window.ts'
import './hours-panel.css'

const say = words.hours

/** The least a row may be, in sizes of its text; in a narrow place reasons take two lines, in a tiny one there are none. */
const ROW_EM = { height: 1.16, narrow: 2.2, width: 38, leastWidth: 23 }
/** How wide a row is without its reason, and a letter of the reason. */
const REASON_EM = { from: 21.5, letter: 0.52 }
/** From so much more room on, the rows are written larger. */
const LARGER_FROM = { large: 1.9, medium: 1.4 }
/** The sizes of `--text`, as parts of the smallest. */
const SIZES = { large: 1.44, medium: 1.18 }

const Tick = () => (
  <svg viewBox="0 0 10 10" role="img" aria-label={say.reviewed}>
    <path d="M1.4 5.4 4 8 8.8 2" fill="none" stroke="currentColor" stroke-width="1.6" />
  </svg>
)

/** Done and due, side by side: what a row says, seen from far away. */
const Bar = ({ done, due, most }: { done: number; due: number; most: number }) => (
  <span data-bar="" aria-hidden="true">
    <i data-part="due" style={{ width: `${(due / most) * 100}%` }} />
    <i data-part="done" style={{ width: `${(done / most) * 100}%` }} />
  </span>
)

const Row = ({ hour, most, isPlanned }: { hour: Hour; most: number; isPlanned: boolean }) => {
  const { n, from, to, when, due, done, difference, doneAll, dueAll, reason, isReviewed } = hour
  const isSaid = done !== null
  return (
    <tr
      data-bucket={n}
      data-when={when}
      data-short={hour.isShort ? '' : undefined}
      data-behind={hour.isBehind ? '' : undefined}
      aria-current={when === 'now' ? 'time' : undefined}
    >
      <th scope="row">
        {from}
        <span data-long="">–{to}</span>
      </th>
      <td data-name="plan">{isPlanned && due}</td>
      <td>{isSaid && <Figure name="done" value={done} />}</td>
      <td data-name="difference">{isPlanned && when === 'past' ? say.difference(difference) : ''}</td>
      <td data-name="all" data-value={isSaid ? doneAll : undefined}>
        {isSaid && isPlanned && <span data-long="">{say.all(doneAll, dueAll)}</span>}
        {isPlanned && when === 'past' && <span data-brief="">{say.difference(doneAll - dueAll)}</span>}
        {isSaid && !isPlanned && doneAll}
      </td>
      <td>
        <Bar done={done ?? 0} due={due} most={most} />
        <bdi data-name="reason">{when === 'now' ? say.now : reason}</bdi>
      </td>
      <td data-name="reviewed">{isReviewed && <Tick />}</td>
    </tr>
  )
}

const Heads = () => (
  <thead>
    <tr>
      {Object.entries(say.columns).map(([key, name]) => (
        <th key={key} scope="col" data-column={key}>
          {key === 'reason' ? (
            <>
              <span data-long="">{name}</span>
              <span data-brief="">{say.reason}</span>
            </>
          ) : (
            name
          )}
        </th>
      ))}
    </tr>
  </thead>
)

interface PartProps {
  hours: readonly Hour[]
  name: string
  most: number
  isPlanned: boolean
}

const Part = ({ hours, name, most, isPlanned }: PartProps) => (
  <table
    aria-label={say.label(name, hours[0]!.from, hours.at(-1)!.to)}
    style={{ gridTemplateRows: `auto repeat(${hours.length}, minmax(0, 1fr))` }}
  >
    <Heads />
    <tbody>
      {hours.map(hour => (
        <Row key={hour.n} hour={hour} most={most} isPlanned={isPlanned} />
      ))}
    </tbody>
  </table>
)

/** How the rows stand: beside each other, how many in each column, and how large they are written. */
const setFor = (hours: readonly Hour[], { height, width }: Ems) => {
  const rows = hours.length
  const letters = Math.max(...hours.map(({ reason }) => reason.length))
  const isOneLine = REASON_EM.from + letters * REASON_EM.letter <= width
  const way = width >= ROW_EM.width ? 'wide' : width >= ROW_EM.leastWidth ? 'narrow' : 'tiny'
  const least = way === 'narrow' && !isOneLine ? ROW_EM.narrow : ROW_EM.height
  // A line of each column is its heads.
  const lines = Math.max(1, Math.floor((height - ROW_EM.height) / least))
  const beside = Math.max(1, Math.floor(width / ROW_EM.width))
  const parts = Math.min(beside, Math.ceil(rows / lines))
  const each = Math.min(lines, Math.ceil(rows / parts))
  const roomy = (size: 'large' | 'medium') =>
    lines >= each * LARGER_FROM[size] && width / parts >= ROW_EM.width * SIZES[size]
  const size = roomy('large') ? 'large' : roomy('medium') ? 'medium' : 'small'
  return { parts, each, size, way }
}

/** The grid of the shift, in as many columns as its rows need; around now where there is no room for all of it. */
export const View = ({ work, name, hours, empty, isPlanned }: Model) => {
  const { box, space } = useSpace()
  if (empty) return <Hint text={empty} />
  const { parts, each, size, way } = setFor(hours, space ?? { height: 0, width: 0 })
  const seen = space ? windowOf(hours, parts * each) : []
  const most = Math.max(1, ...hours.map(({ due, done }) => Math.max(due, done ?? 0)))
  return (
    <div
      class="hours-panel"
      ref={box}
      data-work={work}
      data-rows={seen.length}
      data-of={hours.length}
      data-size={size}
      data-way={way}
    >
      {seen.length > 0 &&
        Array.from({ length: parts }, (_, n) => (
          <Part
            key={n}
            name={name}
            hours={seen.slice(n * each, (n + 1) * each)}
            most={most}
            isPlanned={isPlanned}
          />
        ))}
    </div>
  )
}
