import { useState } from 'preact/hooks'
import { connections, desk as words } from '../../../shared/words/en.ts'
import { useAsked } from '../asked.ts'
import type { Desk } from '../at-desk.ts'
import { Field } from '../form/field.tsx'
import { focusSoon } from '../form/focus.ts'
import { Form } from '../form/form.tsx'
import { Secret } from '../form/secret.tsx'
import { Sure } from '../form/sure.tsx'
import { dayInWords } from '../when.ts'
import { Commands, firstExamples } from './examples.tsx'
import '../form/table.css'

const { keys: says } = connections
const NAME_MOST = 60
const ASK_EVERY_MS = 10_000

interface Key {
  id: string
  name: string
  madeOn: string
  usedOn: string | null
}

/** The team's keys: what other systems send numbers with. */
export const KeyList = ({ desk }: { desk: Desk }) => {
  const path = `/teams/${desk.team.id}/keys`
  const { value, trouble, again } = useAsked<{ keys: readonly Key[] }>(desk.ask, path, ASK_EVERY_MS)
  const [made, setMade] = useState<{ name: string; secret: string } | null>(null)
  const [name, setName] = useState('')
  const make = async () => {
    const { key, secret } = await desk.ask<{ key: Key; secret: string }>('POST', path, { name: name.trim() })
    setMade({ name: key.name, secret })
    setName('')
    desk.say(says.made(key.name))
    await again()
  }
  const keys = value?.keys ?? []
  return (
    <section data-part aria-labelledby="keys-head">
      <h2 id="keys-head">{says.head}</h2>
      <p data-lead>{says.tells}</p>
      {made ? (
        <Secret
          label={says.secret(made.name)}
          tells={says.secretTells}
          secret={made.secret}
          says={says}
          onDone={() => {
            setMade(null)
            focusSoon('[data-form="key"] input')
          }}
        >
          <Commands examples={firstExamples(desk, made.secret)} />
        </Secret>
      ) : (
        <Form name="key" label={says.make} send={says.make} onSend={make}>
          <Field
            name="name"
            label={says.what}
            hint={says.whatHint}
            value={name}
            most={NAME_MOST}
            onInput={setName}
          />
        </Form>
      )}
      {trouble && <p data-trouble>{trouble}</p>}
      {value && keys.length === 0 && <p data-lead>{says.none}</p>}
      {keys.length > 0 && <KeyTable desk={desk} keys={keys} again={again} />}
    </section>
  )
}

interface TableProps {
  desk: Desk
  keys: readonly Key[]
  again: () => Promise<void>
}

const KeyTable = ({ desk, keys, again }: TableProps) => (
  <div class="table">
    <table data-folds>
      <thead>
        <tr>
          <th scope="col">{words.people.name}</th>
          <th scope="col">{says.since}</th>
          <th scope="col">{says.used}</th>
          <th scope="col">
            <span data-unseen>{says.revoke}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {keys.map(({ id, name, madeOn, usedOn }) => (
          <tr key={id} data-key={id}>
            <th scope="row">{name}</th>
            <td data-label={says.since}>{dayInWords(madeOn, desk.today)}</td>
            <td data-label={says.used}>{usedOn ? dayInWords(usedOn, desk.today) : says.never}</td>
            <td>
              <Sure
                weight="quiet"
                ask={says.revoke}
                label={says.revokeIt(name)}
                action="revoke"
                tells={says.revokeTells(name)}
                yes={says.revokeYes}
                onYes={async () => {
                  await desk.ask('DELETE', `/keys/${id}`)
                  desk.say(says.revoked(name))
                  await again()
                }}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
