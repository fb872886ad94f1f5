import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { AssuranceIcon, VariationIcon } from '../../../shared/look/spc-icons.tsx'
import type { VariationIcon as Variation } from '../../../shared/spc/icons.ts'
import { board, measuring as words } from '../../../shared/words/en.ts'
import { Hint } from '../../hint.tsx'
import { useTurning } from '../../pages.tsx'
import { type Cell, cellsOf, columns, type Named, rows } from './grid.ts'
import type { Model } from './matrix.ts'
import './matrix-panel.css'

const say = words.matrix

const iconsOf: Record<Cell['row'], readonly (Variation | null)[]> = {
  concern: ['concern_high', 'concern_low'],
  neither: ['neutral_high', 'neutral_low'],
  common: ['common_cause'],
  improvement: ['improvement_high', 'improvement_low'],
  none: [null],
}

/** A cell of more names sets them in two columns, and its column is so much wider. */
const MANY = 3
const widthOf = (cells: readonly Cell[], column: Cell['column']) =>
  cells.some(cell => cell.column === column && cell.measures.length > MANY) ? 'var(--many)' : '1fr'

/** Narrower than this, in sizes of its text, a grid has no room for names. */
const NAMES_EM = 28

/** How the grid is set: names large, names small, only how many there are; of those at last only some rows at a time. */
interface Setting {
  step: 1 | 2 | 3
  /** How many names of a cell. */
  most: number
  onPage: number
}

const smaller = ({ step, most, onPage }: Setting): Setting => {
  if (step === 1) return { step: 2, most, onPage }
  if (step === 2 && most > 1) return { step, most: most - 1, onPage }
  return step === 2 ? { step: 3, most: 0, onPage } : { step, most, onPage: onPage - 1 }
}

const isLast = ({ step, onPage }: Setting) => step === 3 && onPage <= 1

const emOf = (element: Element) => Number.parseFloat(getComputedStyle(element).fontSize)

/** As much as fits: where names do not fit, the last are counted, then all; where rows do not fit, they turn pages. */
const useFit = (content: string, first: Setting) => {
  const box = useRef<HTMLDivElement>(null)
  const [{ of, ...set }, become] = useState({ ...first, of: content })
  const now = of === content ? set : first
  useLayoutEffect(() => {
    const table = box.current?.querySelector('table')
    if (!table || isLast(now)) return
    const isOver = table.scrollHeight > table.clientHeight + 1 || table.scrollWidth > table.clientWidth + 1
    const isNarrow = now.step < 3 && table.clientWidth < NAMES_EM * emOf(table)
    if (isNarrow) become({ ...now, step: 3, most: 0, of: content })
    else if (isOver) become({ ...smaller(now), of: content })
  })
  useLayoutEffect(() => {
    const frame = box.current
    if (!frame) return
    const again = () => become({ ...first, of: content })
    const watching = new ResizeObserver(again)
    watching.observe(frame)
    document.fonts.addEventListener('loadingdone', again)
    return () => {
      watching.disconnect()
      document.fonts.removeEventListener('loadingdone', again)
    }
  }, [content])
  return { box, ...now }
}

const Names = ({ measures, most }: { measures: readonly Named[]; most: number }) => {
  if (most === 0) return measures.length > 0 && <p>{measures.length}</p>
  const shown = measures.slice(0, most)
  return (
    <>
      {shown.map(({ key, name, isOld }) => (
        <p key={key} data-state={isOld ? 'stale' : undefined}>
          <bdi>{name}</bdi>
        </p>
      ))}
      {measures.length > shown.length && <p>{say.more(measures.length - shown.length)}</p>}
    </>
  )
}

interface GridProps {
  cells: readonly Cell[]
  used: readonly Cell['row'][]
  step: number
  most: number
  /** Which page is open; empty where all of it is. */
  turning: string
}

const Grid = ({ cells, used, step, most, turning }: GridProps) => (
  <table
    aria-label={say.title}
    data-step={step}
    style={{ '--columns': columns.map(column => `minmax(min-content, ${widthOf(cells, column)})`).join(' ') }}
  >
    <thead>
      <tr>
        {/* No line of its own: where pages turn there is no room for one. */}
        <td>{turning && <small>{turning}</small>}</td>
        {columns.map(column => (
          <th scope="col" key={column}>
            {column !== 'none' && <AssuranceIcon icon={column} />}
            <span>{say.columns[column]}</span>
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {used.map(row => (
        <tr key={row} data-row={row}>
          <th scope="row">
            <span>
              {iconsOf[row].map(icon => (
                <VariationIcon key={icon} icon={icon} />
              ))}
            </span>
            {say.rows[row]}
          </th>
          {cells
            .filter(cell => cell.row === row)
            .map(({ column, measures }) => (
              <td key={column} data-column={column}>
                <Names measures={measures} most={most} />
              </td>
            ))}
        </tr>
      ))}
    </tbody>
  </table>
)

/** The grid of measures: what needs us stands at the top left. */
export const View = ({ measures, day, empty }: Model) => {
  const cells = useMemo(() => cellsOf(measures, day), [measures, day])
  const longest = cells.reduce((most, { measures }) => Math.max(most, measures.length), 0)
  const used = rows.filter(row => cells.some(cell => cell.row === row && cell.measures.length > 0))
  const first: Setting = { step: 1, most: longest, onPage: used.length }
  const { box, step, most, onPage } = useFit(JSON.stringify(cells), first)
  const pages = Math.max(1, Math.ceil(used.length / Math.max(1, onPage)))
  const page = useTurning(pages)
  if (empty) return <Hint text={empty} />
  return (
    <div class="matrix-panel" ref={box}>
      <Grid
        {...{ cells, step, most }}
        used={used.slice(page * onPage, (page + 1) * onPage)}
        turning={pages > 1 ? board.page(page + 1, pages) : ''}
      />
    </div>
  )
}
