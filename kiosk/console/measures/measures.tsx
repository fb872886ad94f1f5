import { inUse } from '../../../shared/measures.ts'
import { connections, desk as words } from '../../../shared/words/en.ts'
import { hashOf } from '../address.ts'
import type { Desk } from '../at-desk.ts'
import { Late } from './late.tsx'
import { MeasureTable } from './measure-table.tsx'
import { NewMeasure } from './new-measure.tsx'
import { OneMeasure } from './one-measure.tsx'
import '../form/button.css'
import './measures.css'

const { measures: says } = words

/** What a team measures: the list, a new one, one of them. */
export const MeasuresSection = ({ desk }: { desk: Desk }) => {
  const { place, state, team } = desk
  if (!place.item) return <Everything desk={desk} />
  const open = state.measures[place.item]
  return (
    <div class="measures">
      <p>
        <a data-back href={hashOf({ team: team.id, section: 'measures' })}>
          {says.back}
        </a>
      </p>
      {place.item === 'new' && <NewMeasure desk={desk} />}
      {open && !open.closed && <OneMeasure key={open.id} desk={desk} measure={open} />}
      {place.item !== 'new' && (!open || open.closed) && <p data-lead>{says.gone}</p>}
    </div>
  )
}

const Everything = ({ desk }: { desk: Desk }) => {
  const measures = inUse(desk.state.measures)
  const team = desk.team.id
  return (
    <div class="measures">
      <p data-lead>{measures.length > 0 ? says.tells : says.none}</p>
      <Late desk={desk} />
      <p data-ways>
        <a
          href={hashOf({ team, section: 'measures', item: 'new' })}
          class="button"
          data-weight="main"
          data-action="new-measure"
        >
          {says.make}
        </a>
        <a href={hashOf({ team, section: 'connections' })} data-action="connections">
          {connections.toHere}
        </a>
      </p>
      {measures.length > 0 && (
        <section aria-labelledby="measures-head">
          <h2 id="measures-head">{says.listHead(measures.length)}</h2>
          <MeasureTable desk={desk} measures={measures} />
        </section>
      )}
    </div>
  )
}
