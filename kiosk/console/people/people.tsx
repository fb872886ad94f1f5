import { useState } from 'preact/hooks'
import { desk as words } from '../../../shared/words/en.ts'
import { useAsked } from '../asked.ts'
import type { Person } from '../asking.ts'
import type { Desk } from '../at-desk.ts'
import { HandOver, type Invitation } from './hand-over.tsx'
import { Inviting } from './inviting.tsx'
import { PersonRow } from './person-row.tsx'
import '../form/table.css'
import './people.css'

const { people: says } = words
/** Somebody else may look after the same people. */
const LOOK_EVERY_MS = 15_000

/** Who may sign in, and what they may do. */
export const PeopleSection = ({ desk }: { desk: Desk }) => {
  const { value, trouble, again } = useAsked<{ people: readonly Person[] }>(
    desk.ask,
    '/people',
    LOOK_EVERY_MS,
  )
  const [invitation, setInvitation] = useState<Invitation | null>(null)
  const people = value?.people ?? []
  const renew = async () => void (await Promise.all([again(), desk.renew()]))
  const invited = async (next: Invitation) => {
    setInvitation(next)
    await renew()
  }
  return (
    <div class="people">
      <section data-part aria-labelledby="people-head">
        <h2 id="people-head">{says.listHead(people.length)}</h2>
        {trouble && <p data-trouble>{trouble}</p>}
        <div class="table">
          <table data-folds>
            <thead>
              <tr>
                <th scope="col">{says.name}</th>
                <th scope="col">{says.email}</th>
                <th scope="col">{says.may}</th>
                <th scope="col">{says.actions}</th>
              </tr>
            </thead>
            <tbody>
              {people.map(person => (
                <PersonRow key={person.id} desk={desk} person={person} onChange={renew} onInvited={invited} />
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <section data-part aria-labelledby="invite-head">
        <h2 id="invite-head">{says.inviteHead}</h2>
        {invitation ? (
          <HandOver
            key={invitation.code}
            desk={desk}
            invitation={invitation}
            onDone={() => setInvitation(null)}
          />
        ) : (
          <Inviting desk={desk} onInvited={invited} />
        )}
      </section>
    </div>
  )
}
