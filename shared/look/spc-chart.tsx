import { useMemo } from 'preact/hooks'
import type { Measure } from '../measures.ts'
import { type Reckoned, spell, spellingTarget } from '../measuring.ts'
import { sentenceOf, withUnit } from '../sentence.ts'
import { measuring as words } from '../words/en.ts'
import { ChartCanvas, type Paper } from './chart.tsx'
import { fullPlan, sparkPlan } from './spc-plan.ts'
import { type Shown, type ShownPoint, shownOf } from './spc-shown.ts'
import './spc-chart.css'

interface Props {
  measure: Measure
  reckoned: Reckoned
  size: 'full' | 'spark'
  /** How many of the newest points; 0 for all. */
  history?: number
  /** Which point somebody pressed, by its period. */
  onPoint?: (x: string) => void
}

const say = words.chart

/** In a place as low as this the names of lines and times would leave nothing of the chart. */
const isLow = ({ height, em }: Paper) => height < 3 * em

const saidOf = ({ ghost, y, pointType }: ShownPoint) => {
  if (ghost !== null) return say.ghost(ghost)
  return y === null ? say.missing : say.points[pointType]
}

const Row = ({ point, shown, measure }: { point: ShownPoint; shown: Shown; measure: Measure }) => {
  const number = (value: number | null) => (value === null ? '' : spell(value, measure))
  return (
    <tr>
      <th scope="row">{words.day(point.x.slice(0, 10), { monthly: shown.monthly, year: true })}</th>
      <td>{point.y === null ? '' : withUnit(point.y, measure)}</td>
      <td>{number(point.lower)}</td>
      <td>{number(point.centre)}</td>
      <td>{number(point.upper)}</td>
      <td>{saidOf(point)}</td>
    </tr>
  )
}

/** Everything the chart shows, for whoever does not see it. */
const Table = ({ shown, measure }: { shown: Shown; measure: Measure }) => (
  <table>
    <caption>
      {say.label(measure.name)}
      {measure.target === null ? '' : `, ${say.target} ${withUnit(measure.target, spellingTarget(measure))}`}
      {shown.marks.map(({ text, kind }) => `. ${kind === 'rebase' ? say.rebased(text) : text}`)}
    </caption>
    <thead>
      <tr>
        {[say.period, say.value, say.lower, shown.centreName, say.upper, say.says].map(name => (
          <th key={name} scope="col">
            {name}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {shown.points.map(point => (
        <Row key={point.x} point={point} shown={shown} measure={measure} />
      ))}
    </tbody>
  </table>
)

/** A measure as a chart. Drawn anew only when the measure itself changed. */
export const SpcChart = ({ measure, reckoned, size, history = 0, onPoint }: Props) => {
  const shown = useMemo(() => shownOf(measure, reckoned, history), [measure, reckoned, history])
  // Where nothing is pressed, a chart in a small place shows fewer points; the table has them all.
  const every = history === 0 || onPoint !== undefined
  const plan = useMemo(() => {
    const [full, spark] = [fullPlan(shown, every), sparkPlan(shown)]
    return size === 'full' ? (paper: Paper) => (isLow(paper) ? spark : full)(paper) : spark
  }, [shown, size, every])
  const table = useMemo(
    () => (size === 'full' ? <Table shown={shown} measure={measure} /> : null),
    [shown, size, measure],
  )
  const press =
    onPoint &&
    ((at: number) => {
      const point = shown.points[Math.round(at)]
      if (point) onPoint(point.x)
    })
  return (
    <div class="spc-chart" data-size={size} data-presses={onPoint ? '' : undefined}>
      <ChartCanvas
        plan={plan}
        label={`${say.label(measure.name)}. ${sentenceOf(measure, reckoned).text}`}
        onPress={press}
      >
        {table}
      </ChartCanvas>
    </div>
  )
}
