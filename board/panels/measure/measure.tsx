import { SpcChart } from '../../../shared/look/spc-chart.tsx'
import { AssuranceIcon, VariationIcon } from '../../../shared/look/spc-icons.tsx'
import type { Measure } from '../../../shared/measures.ts'
import { type Reckoned, reckonedOf } from '../../../shared/measuring.ts'
import { sentenceOf, withUnit } from '../../../shared/sentence.ts'
import { measuring as words } from '../../../shared/words/en.ts'
import { Figure } from '../../figure.tsx'
import { Fitted } from '../../fitted.tsx'
import { Hint } from '../../hint.tsx'
import type { Model } from './measure.ts'
import './measure-panel.css'

const Said = ({ measure, reckoned, overdue }: { measure: Measure; reckoned: Reckoned; overdue: string }) => {
  const { lead, why, target, tone } = sentenceOf(measure, reckoned)
  return (
    <Fitted content={[lead, why, target, overdue, reckoned.value].join('|')} least={2} prefer="more">
      {overdue ? (
        <p>
          <b>{lead}.</b> <b data-overdue>{overdue}</b>
        </p>
      ) : (
        <p>
          <b data-tone={tone}>{lead}</b>
          <span>{why ? `: ${why}.` : '.'}</span>
        </p>
      )}
      <div>
        {reckoned.value !== null && (
          <Figure name="value" value={reckoned.value} spelled={withUnit(reckoned.value, measure)} />
        )}
        {measure.target !== null && <small>{words.summary.target(withUnit(measure.target, measure))}</small>}
        <span>
          <VariationIcon icon={reckoned.chart?.variationIcon ?? null} />
          <AssuranceIcon icon={reckoned.chart?.assuranceIcon ?? null} />
        </span>
      </div>
      {target && <p data-name="target">{target}</p>}
    </Fitted>
  )
}

/** The sentence, the latest value, the two icons and the chart. What is old says first that it is. */
export const View = ({ measure, history, overdue, empty }: Model) => {
  if (!measure) return <Hint text={empty ?? ''} />
  const reckoned = reckonedOf(measure)
  return (
    <div class="measure-panel">
      <Said measure={measure} reckoned={reckoned} overdue={overdue} />
      <div>
        <SpcChart measure={measure} reckoned={reckoned} size="full" history={history} />
      </div>
    </div>
  )
}
