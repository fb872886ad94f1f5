import { useMemo } from 'preact/hooks'
import { SpcChart } from '../../../shared/look/spc-chart.tsx'
import { AssuranceIcon, VariationIcon } from '../../../shared/look/spc-icons.tsx'
import { spellingTarget } from '../../../shared/measuring.ts'
import { sentenceOf, withUnit } from '../../../shared/sentence.ts'
import { board, measuring as words } from '../../../shared/words/en.ts'
import { Hint } from '../../hint.tsx'
import { useTurning } from '../../pages.tsx'
import { useSpace } from '../../room.ts'
import { type Line, linesOf } from './lines.ts'
import { settingOf } from './room.ts'
import type { Model } from './summary.ts'
import './summary-panel.css'

const say = words.summary

interface RowProps {
  line: Line
  history: number
  hasChart: boolean
}

const Cells = ({ line: { measure, reckoned, isOld }, history, hasChart }: RowProps) => {
  const { value, chart } = reckoned
  return (
    <tr data-measure={measure.key} data-state={isOld ? 'stale' : undefined}>
      <th scope="row">
        <bdi>{measure.name}</bdi>
      </th>
      <td>
        {value === null ? <small>{say.none}</small> : <b>{withUnit(value, measure)}</b>}
        {measure.target !== null && (
          <small>{say.target(withUnit(measure.target, spellingTarget(measure)))}</small>
        )}
      </td>
      <td>
        <VariationIcon icon={chart?.variationIcon ?? null} />
        <AssuranceIcon icon={chart?.assuranceIcon ?? null} />
      </td>
      <td aria-label={sentenceOf(measure, reckoned).text}>
        {hasChart && <SpcChart measure={measure} reckoned={reckoned} size="spark" history={history} />}
      </td>
    </tr>
  )
}

/** A line that stays as it is until its own measure changes. */
const Row = ({ line, history, hasChart }: RowProps) =>
  // The measure stands for all that is reckoned from it.
  useMemo(() => <Cells {...{ line, history, hasChart }} />, [line.measure, line.isOld, history, hasChart])

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
  const { box, space } = useSpace()
  const set = useMemo(() => (space && lines.length > 0 ? settingOf(lines, space) : null), [lines, space])
  const { pages, onPage, columns } = set ?? { pages: 1, onPage: 1, columns: 1 }
  const page = useTurning(pages)
  if (empty) return <Hint text={empty} />
  const shown = set ? lines.slice(page * onPage, (page + 1) * onPage) : []
  const high = Math.ceil(onPage / columns)
  return (
    <div class="summary-panel" ref={box} data-way={set?.way} data-chart={set?.hasChart ? '' : undefined}>
      <table
        aria-label={say.title}
        data-measures={lines.length}
        style={{
          gridTemplate: `repeat(${high}, minmax(min-content, 1fr)) / repeat(${columns}, minmax(0, 1fr))`,
        }}
      >
        <Heads />
        <tbody>
          {shown.map(line => (
            <Row key={line.measure.id} {...{ line, history }} hasChart={set?.hasChart ?? false} />
          ))}
        </tbody>
      </table>
      {pages > 1 && <small>{board.page(page + 1, pages)}</small>}
    </div>
  )
}
