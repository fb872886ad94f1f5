import { working as words } from '../../../shared/words/en.ts'
import { Figure } from '../../figure.tsx'
import { Hint } from '../../hint.tsx'
import { useSpace } from '../../room.ts'
import { settingOf } from './room.ts'
import type { Hour, Model } from './select.ts'
import './hours-panel.css'

const say = words.hours

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
      <td data-name="plan" data-value={due}>
        {isPlanned && due}
      </td>
      <td>{isSaid && <Figure name="done" value={done} />}</td>
      <td data-name="difference" data-value={isSaid ? difference : undefined}>
        {isPlanned && when === 'past' ? say.difference(difference) : ''}
      </td>
      <td data-name="all" data-value={isSaid ? doneAll : undefined}>
        {isSaid && isPlanned && <span data-long="">{say.all(doneAll, dueAll)}</span>}
        {isPlanned && when === 'past' && <span data-brief="">{say.difference(doneAll - dueAll)}</span>}
        {isSaid && !isPlanned && doneAll}
      </td>
      <td data-name="why" data-none={reason || when === 'now' ? undefined : ''}>
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
  /** Rows of columns that stand beside each other are of one height. */
  high: number
}

const Part = ({ hours, name, most, isPlanned, high }: PartProps) => (
  <table
    aria-label={say.label(name, hours[0]!.from, hours.at(-1)!.to)}
    style={{ gridTemplateRows: `max-content repeat(${high}, minmax(min-content, 2.9em))` }}
  >
    <Heads />
    <tbody>
      {hours.map(hour => (
        <Row key={hour.n} hour={hour} most={most} isPlanned={isPlanned} />
      ))}
    </tbody>
  </table>
)

/** The grid of the shift, in as many columns as its rows need; around now where there is no room for all of it. */
export const View = ({ work, name, hours, empty, isPlanned }: Model) => {
  const { box, space } = useSpace()
  if (empty) return <Hint text={empty} />
  const set = space && settingOf(hours, space)
  const most = Math.max(1, ...hours.map(({ due, done }) => Math.max(due, done ?? 0)))
  return (
    <div
      class="hours-panel"
      ref={box}
      data-work={work}
      data-rows={set?.seen.length}
      data-of={hours.length}
      data-size={set?.size}
      data-way={set?.way}
      data-bare={set?.isBare ? '' : undefined}
      data-bars={set?.hasBars ? '' : undefined}
    >
      <div>
        {set &&
          Array.from({ length: set.parts }, (_, n) => set.seen.slice(n * set.each, (n + 1) * set.each)).map(
            (part, n) =>
              part.length > 0 && <Part key={n} {...{ name, most, isPlanned }} hours={part} high={set.each} />,
          )}
      </div>
      {set && set.before + set.after > 0 && <small>{say.more(set.before, set.after)}</small>}
    </div>
  )
}
