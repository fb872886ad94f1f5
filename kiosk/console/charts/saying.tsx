import { AssuranceIcon, VariationIcon } from '../../../shared/look/spc-icons.tsx'
import type { Measure } from '../../../shared/measures.ts'
import { type Reckoned, spellingTarget } from '../../../shared/measuring.ts'
import { sentenceOf, withUnit } from '../../../shared/sentence.ts'
import { measuring, desk as words } from '../../../shared/words/en.ts'
import { dayAsSaid, periodInWords } from './period.ts'

const { chart: says } = words

interface Props {
  measure: Measure
  reckoned: Reckoned
  timeZone: string
}

/** What a measure says, before any chart: the sentence, the figures, the two icons and their meaning in words. */
export const Saying = ({ measure, reckoned, timeZone }: Props) => {
  const said = sentenceOf(measure, reckoned)
  const { chart, latest, value } = reckoned
  const variation = chart?.variationIcon ?? null
  const assurance = chart?.assuranceIcon ?? null
  return (
    <div data-saying>
      <div>
        <p data-sentence data-tone={said.tone}>
          {said.text}
        </p>
        {said.target && <p>{said.target}</p>}
        {measure.meaning && <p data-lead>{measure.meaning}</p>}
        <dl>
          <div>
            <dt>{says.latest}</dt>
            <dd>
              <b data-name="latest" data-value={value ?? ''}>
                {value === null ? '–' : withUnit(value, measure)}
              </b>{' '}
              {latest && <small>{periodInWords(latest.x, measure.cadence, timeZone)}</small>}
            </dd>
          </div>
          <div>
            <dt>{says.target}</dt>
            <dd>
              <b>
                {measure.target === null ? says.noTarget : withUnit(measure.target, spellingTarget(measure))}
              </b>{' '}
              {measure.targetBy && <small>{says.targetBy(dayAsSaid(measure.targetBy))}</small>}
            </dd>
          </div>
        </dl>
      </div>
      <ul data-icons>
        <li>
          <VariationIcon icon={variation} />
          <span>
            <small>{says.variation}</small>
            {measuring.variation[variation ?? 'none']}
          </span>
        </li>
        <li>
          <AssuranceIcon icon={assurance} />
          <span>
            <small>{says.assurance}</small>
            {assurance ? measuring.assurance[assurance] : says.noAssurance}
          </span>
        </li>
      </ul>
    </div>
  )
}
