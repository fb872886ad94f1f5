import { isOverdue } from '../../../shared/cadence.ts'
import { AssuranceIcon, VariationIcon } from '../../../shared/look/spc-icons.tsx'
import type { Measure } from '../../../shared/measures.ts'
import { reckonedOf, spellingTarget } from '../../../shared/measuring.ts'
import { sentenceOf } from '../../../shared/sentence.ts'
import { measuring, desk as words } from '../../../shared/words/en.ts'
import { hashOf } from '../address.ts'
import type { Desk } from '../at-desk.ts'
import { agoInWords } from '../when.ts'
import { byNeed, periodInWords, withUnit } from './standing.ts'
import '../form/table.css'

const { measures: says } = words

interface Props {
  desk: Desk
  measures: readonly Measure[]
}

export const MeasureTable = ({ desk, measures }: Props) => (
  <div class="table">
    <table data-folds>
      <thead>
        <tr>
          <th scope="col">{says.name}</th>
          <th scope="col">{says.latest}</th>
          <th scope="col">{says.target}</th>
          <th scope="col">{says.says}</th>
          <th scope="col">{says.last}</th>
          <th scope="col">{says.owner}</th>
        </tr>
      </thead>
      <tbody>
        {byNeed(measures, desk.today).map(measure => (
          <OneRow key={measure.id} desk={desk} measure={measure} />
        ))}
      </tbody>
    </table>
  </div>
)

const OneRow = ({ desk, measure }: { desk: Desk; measure: Measure }) => {
  const { value } = reckonedOf(measure)
  return (
    <tr data-measure={measure.id}>
      <th scope="row">
        <a href={hashOf({ team: desk.team.id, section: 'measures', item: measure.id })}>{measure.name}</a>
      </th>
      <td data-label={says.latest}>{value === null ? '' : withUnit(value, measure)}</td>
      <td data-label={says.target}>{targetInWords(measure)}</td>
      <td data-label={says.says} data-said>
        <Says measure={measure} />
      </td>
      <td data-label={says.last}>
        <div>
          <LastReading desk={desk} measure={measure} />
        </div>
      </td>
      <td data-label={says.owner} data-soft={measure.owner ? undefined : true}>
        {measure.owner ? desk.nameOf(`lead:${measure.owner}`) : says.nobody}
      </td>
    </tr>
  )
}

export const targetInWords = (measure: Measure) => {
  if (measure.target === null) return says.noTarget
  const target = withUnit(measure.target, spellingTarget(measure))
  return measure.targetBy ? says.targetBy(target, measuring.day(measure.targetBy, { year: true })) : target
}

/** Which period the newest reading is of, how long ago it came, and whether the next one is late. */
export const LastReading = ({ desk, measure }: { desk: Desk; measure: Measure }) => {
  const last = measure.readings.at(-1)
  if (!last) return <span data-soft>{says.noReadings}</span>
  return (
    <>
      <span>
        {periodInWords(last.x, measure, desk)}
        {isOverdue(measure, desk.today) && (
          <>
            {', '}
            <b data-overdue>{says.overdue}</b>
          </>
        )}
      </span>
      <span data-soft>{says.came(agoInWords(measure.heardAt, desk.now()))}</span>
    </>
  )
}

/** The sentence that the board says, with the icons that go with it. */
export const Says = ({ measure }: { measure: Measure }) => {
  const reckoned = reckonedOf(measure)
  const { text, target } = sentenceOf(measure, reckoned)
  const { variationIcon = null, assuranceIcon = null } = reckoned.chart ?? {}
  return (
    <div data-sentence>
      {/* The sentences beside them say what the icons do. */}
      <span data-icons aria-hidden="true">
        {variationIcon && <VariationIcon icon={variationIcon} />}
        {assuranceIcon && <AssuranceIcon icon={assuranceIcon} />}
      </span>
      <p>
        {text} {target}
      </p>
    </div>
  )
}
