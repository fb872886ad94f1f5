import { working as words } from '../../../shared/words/en.ts'
import { Figure } from '../../figure.tsx'
import { Hint } from '../../hint.tsx'
import { type Ems, useSpace } from '../../room.ts'
import type { Hour, Model } from './select.ts'
import { windowOf } from './window.ts'
import './hours-panel.css'

const say = words.hours

/** The least a row may be, in sizes of its text, on one line and on two; wide with all its times, narrow, and without reasons; below that without the difference of each hour. */
const ROW_EM = { one: 1.16, two: 2.2, wide: 35, narrow: 23, tiny: 13.2, gap: 1.6 }
/** What a row takes beside its reason, a letter of the reason, and from where on there is room for its bar. */
const BESIDE_EM = { wide: 24.5, narrow: 21.5, letter: 0.52, bar: 46 }
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

/** How much wider than two figures each are the columns of numbers. */
const extraFor = (hours: readonly Hour[]) => {
  const figures = (of: (hour: Hour) => number) => Math.max(...hours.map(hour => String(of(hour)).length)) - 2
  const columns = [({ due }: Hour) => due, ({ difference }: Hour) => difference, (hour: Hour) => hour.dueAll]
  return columns.reduce((sum, of) => sum + Math.max(0, figures(of)) * BESIDE_EM.letter, 0)
}

const waysFor = (width: number, letters: number) => {
  if (width < ROW_EM.tiny) return { way: 'least', hasBars: false, least: ROW_EM.one } as const
  if (width < ROW_EM.narrow) return { way: 'tiny', hasBars: false, least: ROW_EM.one } as const
  const way = width >= ROW_EM.wide ? 'wide' : 'narrow'
  const hasBars = width >= BESIDE_EM.bar
  const room = (width - BESIDE_EM[way]) * (hasBars ? 0.6 : 1)
  return { way, hasBars, least: letters * BESIDE_EM.letter <= room ? ROW_EM.one : ROW_EM.two } as const
}

/** How the rows stand in so many columns: how many there is room for in each, and how large they are written. */
const inParts = (hours: readonly Hour[], { height, width }: Ems, parts: number) => {
  const letters = Math.max(...hours.map(({ reason }) => reason.length))
  const partWidth = (width - ROW_EM.gap * (parts - 1)) / parts
  const { way, hasBars, least } = waysFor(partWidth - extraFor(hours), letters)
  // A line of each column is its heads.
  const lines = Math.max(1, Math.floor((height - ROW_EM.one) / least))
  const each = Math.min(lines, Math.ceil(hours.length / parts))
  const isRoomy = (size: 'large' | 'medium') =>
    lines >= each * LARGER_FROM[size] && partWidth >= ROW_EM.wide * SIZES[size]
  const size = isRoomy('large') ? 'large' : isRoomy('medium') ? 'medium' : 'small'
  return { parts, each, size, way, hasBars }
}

/** As few columns as hold all rows, or as many as there is room for. */
const setFor = (hours: readonly Hour[], space: Ems) => {
  const most = Math.max(1, Math.floor((space.width + ROW_EM.gap) / (ROW_EM.wide + ROW_EM.gap)))
  for (let parts = 1; parts < most; parts++) {
    const set = inParts(hours, space, parts)
    if (set.parts * set.each >= hours.length) return set
  }
  return inParts(hours, space, most)
}

/** The grid of the shift, in as many columns as its rows need; around now where there is no room for all of it. */
export const View = ({ work, name, hours, empty, isPlanned }: Model) => {
  const { box, space } = useSpace()
  if (empty) return <Hint text={empty} />
  const { parts, each, size, way, hasBars } = setFor(hours, space ?? { height: 0, width: 0 })
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
      data-bars={hasBars ? '' : undefined}
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
