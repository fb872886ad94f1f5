import { inUse } from '../../../shared/measures.ts'
import { desk as words } from '../../../shared/words/en.ts'
import { hashOf } from '../address.ts'
import type { Desk } from '../at-desk.ts'
import { KeyList } from './key-list.tsx'
import { Late } from './late.tsx'
import { MeasureTable } from './measure-table.tsx'
import { NewMeasure } from './new-measure.tsx'
import { OneMeasure } from './one-measure.tsx'
import './measures.css'

const { measures: says } = words

/** What a team measures: the list, a new one, one of them, and the keys for systems that send readings. */
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
      {place.item === 'keys' && <KeyList desk={desk} />}
      {open && !open.closed && <OneMeasure key={open.id} desk={desk} measure={open} />}
      {place.item !== 'new' && place.item !== 'keys' && (!open || open.closed) && (
        <p data-lead>{says.gone}</p>
      )}
    </div>
  )
}

const Everything = ({ desk }: { desk: Desk }) => {
  const measures = inUse(desk.state.measures)
  const to = (item: string) => hashOf({ team: desk.team.id, section: 'measures', item })
  return (
    <div class="measures">
      <p data-lead>{measures.length > 0 ? says.tells : says.none}</p>
      <Late desk={desk} />
      <p data-ways>
        <a href={to('new')} data-weight="main" data-action="new-measure">
          {says.make}
        </a>
        <a href={to('keys')} data-action="keys">
          {says.keysLink}
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
