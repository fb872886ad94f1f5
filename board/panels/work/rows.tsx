import { Standing } from '../../../shared/look/standing.tsx'
import { board, working as words } from '../../../shared/words/en.ts'
import { Figure } from '../../figure.tsx'
import { useTurning } from '../../pages.tsx'
import { useRoom } from '../../room.ts'
import type { Shown } from './work.ts'
import './work-rows.css'

const say = words.work

/** The least a row may be, in sizes of its text. */
const ROW_EM = { height: 2.7, width: 24 }

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
  const { box, room } = useRoom(shown.length, ROW_EM)
  const pages = Math.max(1, Math.ceil(shown.length / Math.max(1, room.lines * room.columns)))
  const onPage = Math.ceil(shown.length / pages)
  const page = useTurning(pages)
  const seen = room.lines === 0 ? [] : shown.slice(page * onPage, (page + 1) * onPage)
  const high = Math.ceil(onPage / room.columns)
  return (
    <div class="work-rows" ref={box} data-pages={pages > 1 ? 'many' : undefined}>
      <ul
        style={{ gridTemplate: `repeat(${high}, minmax(0, 1fr)) / repeat(${room.columns}, minmax(0, 1fr))` }}
      >
        {seen.map(one => (
          <Row key={one.key} shown={one} />
        ))}
      </ul>
      {pages > 1 && <small>{board.page(page + 1, pages)}</small>}
    </div>
  )
}
