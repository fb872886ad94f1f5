import { useMemo } from 'preact/hooks'
import { SpcChart } from '../../../shared/look/spc-chart.tsx'
import { AssuranceIcon, VariationIcon } from '../../../shared/look/spc-icons.tsx'
import { sentenceOf, withUnit } from '../../../shared/sentence.ts'
import { board, measuring as words } from '../../../shared/words/en.ts'
import { Hint } from '../../hint.tsx'
import { useTurning } from '../../pages.tsx'
import { useRoom } from '../../room.ts'
import { type Line, linesOf } from './lines.ts'
import type { Model } from './summary.ts'
import './summary-panel.css'

const say = words.summary

/** The least a line may be, in sizes of its text. */
const LINE_EM = { height: 2.3, width: 23 }

/** A name of more letters takes three lines, and is set smaller for them. */
const LONG = 30

const Cells = ({ line: { measure, reckoned, isOld }, history }: { line: Line; history: number }) => {
  const { value, chart } = reckoned
  return (
    <tr data-measure={measure.key} data-state={isOld ? 'stale' : undefined}>
      <th scope="row" data-long={measure.name.length > LONG ? '' : undefined}>
        <bdi>{measure.name}</bdi>
      </th>
      <td>
        {value === null ? <small>{say.none}</small> : <b>{withUnit(value, measure)}</b>}
        {measure.target !== null && <small>{say.target(withUnit(measure.target, measure))}</small>}
      </td>
      <td>
        <VariationIcon icon={chart?.variationIcon ?? null} />
        <AssuranceIcon icon={chart?.assuranceIcon ?? null} />
      </td>
      <td aria-label={sentenceOf(measure, reckoned).text}>
        <SpcChart measure={measure} reckoned={reckoned} size="spark" history={history} />
      </td>
    </tr>
  )
}

/** A line that stays as it is until its own measure changes. */
const Row = ({ line, history }: { line: Line; history: number }) =>
  // The measure stands for all that is reckoned from it.
  useMemo(() => <Cells line={line} history={history} />, [line.measure, line.isOld, history])

const Heads = () => (
  <thead>
    <tr>
      {Object.entries(say.columns).map(([key, name]) => (
        <th key={key} scope="col">
          {name}
        </th>
      ))}
    </tr>
  </thead>
)

/** Every measure in a line, on pages that turn where there are too many for one. */
export const View = ({ measures, day, history, empty }: Model) => {
  const lines = useMemo(() => linesOf(measures, day), [measures, day])
  const { box, room } = useRoom(lines.length, LINE_EM)
  const pages = Math.max(1, Math.ceil(lines.length / Math.max(1, room.lines * room.columns)))
  // Pages of one length: a last page with two lines on it looks broken.
  const onPage = Math.ceil(lines.length / pages)
  const page = useTurning(pages)
  if (empty) return <Hint text={empty} />
  const shown = room.lines === 0 ? [] : lines.slice(page * onPage, (page + 1) * onPage)
  const high = Math.ceil(onPage / room.columns)
  return (
    <div class="summary-panel" ref={box}>
      <table
        aria-label={say.title}
        data-measures={lines.length}
        style={{ gridTemplate: `repeat(${high}, minmax(0, 1fr)) / repeat(${room.columns}, minmax(0, 1fr))` }}
      >
        <Heads />
        <tbody>
          {shown.map(line => (
            <Row key={line.measure.id} line={line} history={history} />
          ))}
        </tbody>
      </table>
      {pages > 1 && <small>{board.page(page + 1, pages)}</small>}
    </div>
  )
}
