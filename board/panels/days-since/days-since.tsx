import { useMemo } from 'preact/hooks'
import { board as words } from '../../../shared/words/en.ts'
import { Figure } from '../../figure.tsx'
import { Fitted } from '../../fitted.tsx'
import { Hint } from '../../hint.tsx'
import { layOut } from '../../run-of-points.ts'
import { RunOfPoints } from '../../run-of-points.tsx'
import { plainDay } from '../../scene.ts'
import type { Model } from './days-since.ts'
import { type Told, type Trend, tell } from './gaps.ts'
import './days-since-panel.css'

const say = words.daysSince
const GAPS_SHOWN = 30

const rough = (days: number) => (days < 10 ? Math.round(days * 10) / 10 : Math.round(days))
const rounded = (days: number) => say.days(rough(days))

const sentenceOf = (trend: Trend) => {
  switch (trend.is) {
    case 'few':
      return say.few(trend.gaps)
    case 'usual':
      return say.usual(rounded(trend.centre), trend.most === null ? '' : rounded(trend.most))
    case 'longer':
      return say.longer(plainDay(trend.since))
    case 'shorter':
      return say.shorter(plainDay(trend.since))
    case 'long-now':
      return say.longNow
  }
}

const Gaps = ({ name, told: { chart, days, last } }: { name: string; told: Told }) =>
  chart && chart.points.length > 1 ? (
    <RunOfPoints
      label={say.chart(name)}
      columns={say.columns}
      say={value => (value === null ? '' : rounded(value))}
      short={value => String(rough(value))}
      points={layOut(chart, {
        most: GAPS_SHOWN,
        label: x => plainDay(x.slice(0, 10)),
        open: last === null ? null : { label: say.open, value: days },
      })}
    />
  ) : null

/** The number, what it means, and the run of gaps that says so. */
export const View = ({ measure, upTo, timeZone, empty }: Model) => {
  const told = useMemo(() => measure && tell(measure, upTo, timeZone), [measure, upTo, timeZone])
  if (!measure || !told) return <Hint text={empty ?? ''} />
  const { days, last, trend, tone } = told
  const sentence = sentenceOf(trend)
  const isNew = last !== null && days <= 1
  const hasChart = (told.chart?.points.length ?? 0) > 1
  return (
    <div class="days-since-panel" data-chart={hasChart ? '' : undefined}>
      <Fitted content={`${days}|${sentence}`} least={2} prefer="larger">
        <div>
          <Figure name="days-since" value={days} />
          <p>{last === null ? say.noneSince(days) : say.since(days)}</p>
        </div>
        <p data-trend={trend.is} data-tone={tone}>
          {sentence}
        </p>
        {isNew && tone !== 'worse' && <p>{say.learn}</p>}
      </Fitted>
      <Gaps name={measure.name} told={told} />
    </div>
  )
}
