import { Standing } from '../../../shared/look/standing.tsx'
import { board, working as words } from '../../../shared/words/en.ts'
import { Figure } from '../../figure.tsx'
import { useTurning } from '../../pages.tsx'
import { type Ems, useSpace } from '../../room.ts'
import type { Shown } from './select.ts'
import './work-rows.css'

const say = words.work

/** The least a row may be, in sizes of its text: with its sentence, and without. */
const ROW_EM = { full: 2.9, dense: 1.75, twoLines: 2.4, threeLines: 3.5, width: 24, oneLine: 30 }
/** From so many letters on a name takes two lines. */
const LONG_NAME = 20
/** How wide a letter is, and how many letters the figures beside a name are. */
const LETTER_EM = 0.55
const FIGURES = 12

const leastFor = (width: number, letters: number) => {
  if (width >= ROW_EM.oneLine) return letters < LONG_NAME ? ROW_EM.dense : ROW_EM.twoLines
  return (letters + FIGURES) * LETTER_EM < width ? ROW_EM.twoLines : ROW_EM.threeLines
}

/** All rows at once if there is room for them, if need be without their sentences; else as many as fit on a page. */
const pagesFor = (shown: readonly Shown[], { height, width }: Ems) => {
  const count = shown.length
  const columns = Math.min(Math.max(1, Math.floor(width / ROW_EM.width)), count > 4 ? 2 : 1)
  const least = leastFor(width / columns, Math.max(...shown.map(({ name }) => name.length)))
  const high = Math.ceil(count / columns)
  if (high * ROW_EM.full <= height) return { columns, pages: 1, isDense: false }
  const lines = Math.max(1, Math.floor((height - 1) / least))
  if (high * least <= height) return { columns, pages: 1, isDense: true }
  return { columns, pages: Math.ceil(high / lines), isDense: true }
}

const Row = ({ shown }: { shown: Shown }) => {
  const { key, name, standing, stale, done, required, unit, ruler, told, sentence } = shown
  return (
    <li data-work={key} data-standing={standing}>
      <h3>
        <bdi>{name}</bdi>
      </h3>
      <p>
        <Figure name="done" value={done} />
        {required !== null && (
          <>
            {` ${say.of} `}
            <Figure name="required" value={required} />
          </>
        )}
        {required === null && <small>{say.unit(required, unit)}</small>}
      </p>
      <div role="img" aria-label={told}>
        <i data-part="done" style={{ width: `${ruler.done}%` }} />
        {ruler.plan !== null && <i data-part="plan" style={{ left: `${ruler.plan}%` }} />}
      </div>
      <Standing is={standing} stale={stale} />
      <small>{sentence}</small>
    </li>
  )
}

/** All kinds of work, a row each; too many for the place stand on pages that turn. */
export const Rows = ({ shown }: { shown: readonly Shown[] }) => {
  const { box, space } = useSpace()
  const { columns, pages, isDense } = pagesFor(shown, space ?? { height: 0, width: 0 })
  const onPage = Math.ceil(shown.length / pages)
  const page = useTurning(pages)
  const seen = space ? shown.slice(page * onPage, (page + 1) * onPage) : []
  const high = Math.ceil(onPage / columns)
  return (
    <div class="work-rows" ref={box} data-dense={isDense ? '' : undefined}>
      <ul style={{ gridTemplate: `repeat(${high}, minmax(0, 1fr)) / repeat(${columns}, minmax(0, 1fr))` }}>
        {seen.map(one => (
          <Row key={one.key} shown={one} />
        ))}
      </ul>
      {pages > 1 && <small>{board.page(page + 1, pages)}</small>}
    </div>
  )
}
