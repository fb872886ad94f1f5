import { useMemo } from 'preact/hooks'
import { board as words } from '../../../shared/words/en.ts'
import { Fitted } from '../../fitted.tsx'
import { Hint } from '../../hint.tsx'
import { layOut } from '../../run-of-points.ts'
import { RunOfPoints } from '../../run-of-points.tsx'
import { plainDay } from '../../scene.ts'
import type { Model } from './mood.ts'
import { type Trend, tell } from './share.ts'
import './mood-panel.css'

const say = words.mood

const sentenceOf = (trend: Trend) => {
  switch (trend.is) {
    case 'few':
      return say.few(trend.weeks)
    case 'usual':
      return say.usual(trend.centre)
    case 'more':
      return say.more(plainDay(trend.since))
    case 'fewer':
      return say.fewer(plainDay(trend.since))
  }
}

/** What the share of good shifts says, the newest figure, and the weeks that say so. */
export const View = ({ weeks, monday, most, empty }: Model) => {
  const told = useMemo(() => tell(weeks, monday), [weeks, monday])
  if (empty || !told) return <Hint text={empty ?? say.empty} />
  const { week, share, trend, chart } = told
  const sentence = sentenceOf(trend)
  return (
    <div class="mood-panel">
      <Fitted content={`${sentence}|${share}|${week}`} least={1} prefer="more">
        <p data-trend={trend.is}>{sentence}</p>
        <p>
          <b data-name="good-share" data-value={share}>
            {say.share(share)}
          </b>{' '}
          {say.good(plainDay(week))}
        </p>
      </Fitted>
      {chart.points.length > 1 && (
        <RunOfPoints
          label={say.chart}
          columns={say.columns}
          say={value => (value === null ? say.hidden : say.share(Math.round(value)))}
          short={value => say.share(Math.round(value))}
          points={layOut(chart, { most, label: plainDay, ceiling: 100, from: 'smallest' })}
        />
      )}
    </div>
  )
}
