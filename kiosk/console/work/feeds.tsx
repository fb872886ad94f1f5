import { useState } from 'preact/hooks'
import { instantOf } from '../../../shared/shifts.ts'
import { workingDesk } from '../../../shared/words/en.ts'
import { workInUse } from '../../../shared/work-kind.ts'
import { hashOf } from '../address.ts'
import type { Desk } from '../at-desk.ts'
import { BrokerPart } from './broker.tsx'
import { CountsFile } from './counts-file.tsx'
import { feedExamples } from './feed-example.ts'
import { HookList } from './hook-list.tsx'
import './feeds.css'

const { feeds: says } = workingDesk

/** How other systems count along, and how they are told. */
export const FeedsPage = ({ desk }: { desk: Desk }) => (
  <div class="feeds">
    <Sending desk={desk} />
    <CountsFile desk={desk} />
    <HookList desk={desk} />
    {desk.me.admin && <BrokerPart desk={desk} />}
  </div>
)

const HOURS_AGO = 1

const Sending = ({ desk }: { desk: Desk }) => {
  const kinds = workInUse(desk.state.work)
  const [chosen, choose] = useState('')
  const kind = kinds.find(({ key }) => key === chosen) ?? kinds[0]
  return (
    <section data-part aria-labelledby="send-head">
      <h2 id="send-head">{says.sendHead}</h2>
      <p data-lead>{says.sendTells}</p>
      <p>
        {says.sendKey}{' '}
        <a href={hashOf({ team: desk.team.id, section: 'measures', item: 'keys' })} data-action="keys">
          {says.toKeys}
        </a>
      </p>
      {kinds.length > 1 && (
        <label data-choice>
          <span>{says.sendKind}</span>
          <select name="example" value={kind?.key} onChange={event => choose(event.currentTarget.value)}>
            {kinds.map(({ key, name }) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      {kind ? (
        feedExamples(kind, {
          address: `${desk.url}/api/v1/teams/${desk.team.id}/work`,
          hour: instantOf({ day: desk.today, minutes: (9 - HOURS_AGO) * 60 }, desk.state.team.timeZone),
        }).map(({ what, command }) => (
          <div key={what}>
            <h3>{says.examples[what]}</h3>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the page is scrolled with the keys */}
            <pre tabIndex={0}>{command}</pre>
          </div>
        ))
      ) : (
        <p data-lead>{says.noKinds}</p>
      )}
    </section>
  )
}
