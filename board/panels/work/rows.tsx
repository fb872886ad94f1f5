import { Standing } from '../../../shared/look/standing.tsx'
import { board, working as words } from '../../../shared/words/en.ts'
import { useByPages } from '../../by-pages.ts'
import { Figure } from '../../figure.tsx'
import type { Shown } from './select.ts'
import './work-rows.css'

const say = words.work

/** With its sentence; on one line; on two; on one without its bar; with the name on a line of its own; as small as may be. */
const ways = { all: ['full', 'line', 'two', 'short', 'three', 'least'], leastEm: 24 } as const

/** How wide figures are beside each other, in sizes of their text. */
const FIGURE_EM = 0.62
const OF_EM = 2.4
const widthOf = ({ done, required }: Shown) =>
  FIGURE_EM * (1.4 * String(done).length + String(required ?? '').length) + OF_EM

const Row = ({ shown }: { shown: Shown }) => {
  const { key, name, standing, stale, done, required, ruler, told, sentence } = shown
  return (
    <li data-row="" data-work={key} data-standing={standing}>
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
        {required === null && <small>{` ${say.counted}`}</small>}
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

/** What the room of a row depends on; most numbers change within it. */
const roomOf = ({ name, standing, stale, done, required, sentence }: Shown) =>
  [name, standing, stale, String(done).length, String(required).length, Math.ceil(sentence.length / 8)].join()

/** All kinds of work, a row each; too many for the place stand on pages that turn. */
export const Rows = ({ shown }: { shown: readonly Shown[] }) => {
  const { box, list, pages, page } = useByPages(shown.map(roomOf).join('|'), ways)
  return (
    <div class="work-rows" ref={box}>
      <ul ref={list} style={{ '--figures': `${Math.max(...shown.map(widthOf))}em` }}>
        {shown.map(one => (
          <Row key={one.key} shown={one} />
        ))}
      </ul>
      {pages > 1 && <small>{board.page(page + 1, pages)}</small>}
    </div>
  )
}
