import { working as words } from '../../../shared/words/en.ts'
import { Figure } from '../../figure.tsx'
import { Hint } from '../../hint.tsx'
import { useRoom } from '../../room.ts'
import type { Hour, Model } from './hours.ts'
import { windowOf } from './window.ts'
import './hours-panel.css'

const say = words.hours

/** The least a row may be, in sizes of its text. */
const ROW_EM = { height: 1.16, width: 33 }
/** From so much more room on, the rows are written larger. */
const LARGER_FROM = { large: 1.75, medium: 1.3 }

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

const Row = ({ hour, most }: { hour: Hour; most: number }) => {
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
        <span>–{to}</span>
      </th>
      <td data-name="plan">{due}</td>
      <td>{isSaid && <Figure name="done" value={done} />}</td>
      <td data-name="difference">{isSaid && when === 'past' ? say.difference(difference) : ''}</td>
      <td data-name="all">{isSaid ? say.all(doneAll, dueAll) : ''}</td>
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
          {name}
        </th>
      ))}
    </tr>
  </thead>
)

const Part = ({ hours, name, most }: { hours: readonly Hour[]; name: string; most: number }) => (
  <table
    aria-label={say.label(name, hours[0]!.from, hours.at(-1)!.to)}
    style={{ gridTemplateRows: `auto repeat(${hours.length}, minmax(0, 1fr))` }}
  >
    <Heads />
    <tbody>
      {hours.map(hour => (
        <Row key={hour.n} hour={hour} most={most} />
      ))}
    </tbody>
  </table>
)

const sizeFor = (lines: number, rows: number) => {
  if (lines >= rows * LARGER_FROM.large) return 'large'
  return lines >= rows * LARGER_FROM.medium ? 'medium' : undefined
}

/** The grid of the shift, in as many columns as its rows need; around now where there is no room for all of it. */
export const View = ({ work, name, hours, empty, isPlanned }: Model) => {
  const { box, room } = useRoom(hours.length + 1, ROW_EM)
  if (empty) return <Hint text={empty} />
  // A line of each column is its heads.
  const onPart = room.lines - 1
  const seen = onPart < 1 ? [] : windowOf(hours, onPart * room.columns)
  const parts = Math.max(1, Math.ceil(seen.length / Math.max(1, onPart)))
  const each = Math.ceil(seen.length / parts)
  const most = Math.max(1, ...hours.map(({ due, done }) => Math.max(due, done ?? 0)))
  return (
    <div
      class="hours-panel"
      ref={box}
      data-work={work}
      data-rows={seen.length}
      data-of={hours.length}
      data-size={sizeFor(room.lines, each + 1)}
      data-planned={isPlanned ? '' : undefined}
    >
      {seen.length > 0 &&
        Array.from({ length: parts }, (_, n) => (
          <Part key={n} name={name} hours={seen.slice(n * each, (n + 1) * each)} most={most} />
        ))}
    </div>
  )
}
