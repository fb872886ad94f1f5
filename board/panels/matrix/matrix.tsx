import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { AssuranceIcon, VariationIcon } from '../../../shared/look/spc-icons.tsx'
import type { VariationIcon as Variation } from '../../../shared/spc/icons.ts'
import { measuring as words } from '../../../shared/words/en.ts'
import { Hint } from '../../hint.tsx'
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

const STEPS = 2
/** A cell of more names sets them in two columns, and its column is so much wider. */
const MANY = 3
const widthOf = (cells: readonly Cell[], column: Cell['column']) =>
  cells.some(cell => cell.column === column && cell.measures.length > MANY) ? 'var(--many)' : '1fr'

/** How large the names are written, and how many of a cell. */
interface Setting {
  step: number
  most: number
}

const smaller = ({ step, most }: Setting): Setting =>
  step < STEPS ? { step: step + 1, most } : { step, most: Math.max(0, most - 1) }

/** Names as large as fits; where they do not fit at all, the last are counted instead. */
const useFit = (content: string, longest: number) => {
  const box = useRef<HTMLTableElement>(null)
  const first = { step: 1, most: longest }
  const [{ step, most, of }, set] = useState({ ...first, of: content })
  const now = of === content ? { step, most } : first
  useLayoutEffect(() => {
    const table = box.current
    if (!table) return
    const isOver = table.scrollHeight > table.clientHeight + 1 || table.scrollWidth > table.clientWidth + 1
    if (isOver && now.most > 0) set({ ...smaller(now), of: content })
  })
  useLayoutEffect(() => {
    const frame = box.current
    if (!frame) return
    const again = () => set({ step: 1, most: longest, of: content })
    const watching = new ResizeObserver(again)
    watching.observe(frame)
    document.fonts.addEventListener('loadingdone', again)
    return () => {
      watching.disconnect()
      document.fonts.removeEventListener('loadingdone', again)
    }
  }, [content, longest])
  return { box, ...now }
}

const Names = ({ measures, most }: { measures: readonly Named[]; most: number }) => {
  if (most === 0) return measures.length > 0 && <p>{say.count(measures.length)}</p>
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

/** The grid of measures: what needs us stands at the top left. */
export const View = ({ measures, day, empty }: Model) => {
  const cells = useMemo(() => cellsOf(measures, day), [measures, day])
  const longest = cells.reduce((most, { measures }) => Math.max(most, measures.length), 0)
  const { box, step, most } = useFit(JSON.stringify(cells), longest)
  if (empty) return <Hint text={empty} />
  const used = rows.filter(row => cells.some(cell => cell.row === row && cell.measures.length > 0))
  return (
    <table
      class="matrix-panel"
      aria-label={say.title}
      ref={box}
      data-step={step}
      style={{ '--columns': columns.map(column => `minmax(0, ${widthOf(cells, column)})`).join(' ') }}
    >
      <thead>
        <tr>
          <td />
          {columns.map(column => (
            <th scope="col" key={column}>
              {column !== 'none' && <AssuranceIcon icon={column} />}
              {say.columns[column]}
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
}
