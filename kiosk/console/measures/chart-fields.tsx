import { chartKinds } from '../../../shared/measures.ts'
import { desk as words } from '../../../shared/words/en.ts'
import { OneOf, Pick } from '../form/field.tsx'
import { type Draft, otherCharts, plainCharts, withChart } from './draft.ts'

const { measures: says } = words
const whats = [...plainCharts, 'other'] as const

const otherOptions = () => [
  { value: 'pp', label: says.charts.pp },
  { value: 'up', label: says.charts.up },
  { value: 'ip', label: says.charts.ip },
]

interface Props {
  draft: Draft
  onInput: (draft: Draft) => void
}

/** Asks in plain words what is counted, and takes the chart from that. */
export const ChartFields = ({ draft, onInput }: Props) => {
  const isOther = otherCharts.includes(draft.chart)
  const choose = (to: string) => {
    const chart = chartKinds.find(kind => kind === (to === 'other' ? otherCharts[0] : to))
    if (chart) onInput(withChart(draft, chart))
  }
  return (
    <>
      <OneOf
        name="chart"
        label={says.what}
        hint={says.whatHint}
        value={isOther ? 'other' : draft.chart}
        options={whats.map(value => ({ value, label: says.whats[value][0], tells: says.whats[value][1] }))}
        onInput={choose}
      />
      {isOther && (
        <Pick name="which" label={says.which} value={draft.chart} options={otherOptions()} onInput={choose} />
      )}
    </>
  )
}
