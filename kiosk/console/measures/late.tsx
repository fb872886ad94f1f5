import type { Measure } from '../../../shared/measures.ts'
import { desk as words } from '../../../shared/words/en.ts'
import { hashOf } from '../address.ts'
import type { Desk } from '../at-desk.ts'
import { lateFor } from './late.ts'
import { periodInWords } from './standing.ts'
import './late.css'

const {
  measures: { late: says },
} = words
/** More than these would push away what somebody came for. */
const SHOWN = 3

/** Calls for readings that are overdue, those of the one who sits here first; nothing where none is. */
export const Late = ({ desk }: { desk: Desk }) => {
  const late = lateFor(desk.me.id, desk.state.measures, desk.today)
  const more = late.length - SHOWN
  const to = (item = '') => hashOf({ team: desk.team.id, section: 'measures', item })
  if (late.length === 0) return null
  return (
    <section class="late" aria-label={says.head}>
      <ul>
        {late.slice(0, SHOWN).map(measure => (
          <li key={measure.id} data-mine={measure.owner === desk.me.id ? '' : undefined}>
            <span>{lateInWords(measure, desk)}</span>
            <a href={to(measure.id)} aria-label={says.doIt(measure.name)}>
              {says.do}
            </a>
          </li>
        ))}
        {more > 0 && (
          <li>
            <a href={to()}>{says.more(more)}</a>
          </li>
        )}
      </ul>
    </section>
  )
}

const lateInWords = (measure: Measure, desk: Desk) => {
  const { me, nameOf } = desk
  const { name, owner, readings } = measure
  const since = says.since(name, periodInWords(readings.at(-1)?.x ?? '', measure, desk))
  if (owner === me.id) return `${since} ${says.mine}`
  return `${since} ${owner ? says.theirs(nameOf(`lead:${owner}`)) : says.nobodys}`
}
