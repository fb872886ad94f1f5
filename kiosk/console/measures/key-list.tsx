import { useState } from 'preact/hooks'
import { inUse } from '../../../shared/measures.ts'
import { desk as words } from '../../../shared/words/en.ts'
import { useAsked } from '../asked.ts'
import type { Desk } from '../at-desk.ts'
import { Field } from '../form/field.tsx'
import { Form } from '../form/form.tsx'
import { Sure } from '../form/sure.tsx'
import { dayInWords } from '../when.ts'
import { focusSoon } from './focus.ts'
import { KeySecret } from './key-secret.tsx'
import '../form/table.css'

const { measures: says } = words
const NAME_MOST = 60

interface Key {
  id: string
  name: string
  madeOn: string
  usedOn: string | null
}

/** The team's keys: what other systems send readings with. */
export const KeyList = ({ desk }: { desk: Desk }) => {
  const path = `/teams/${desk.team.id}/keys`
  const { value, trouble, again } = useAsked<{ keys: readonly Key[] }>(desk.ask, path)
  const [made, setMade] = useState<{ name: string; secret: string } | null>(null)
  const [name, setName] = useState('')
  const make = async () => {
    const { key, secret } = await desk.ask<{ key: Key; secret: string }>('POST', path, { name: name.trim() })
    setMade({ name: key.name, secret })
    setName('')
    desk.say(says.keyMade(key.name))
    await again()
  }
  const keys = value?.keys ?? []
  return (
    <section data-part aria-labelledby="keys-head">
      <h2 id="keys-head">{says.keysHead}</h2>
      <p data-lead>{says.keysTells}</p>
      {made ? (
        <KeySecret
          {...made}
          address={`${desk.url}/api/v1/teams/${desk.team.id}/measures`}
          measure={inUse(desk.state.measures)[0] ?? null}
          today={desk.today}
          onDone={() => {
            setMade(null)
            focusSoon('[data-form="key"] input')
          }}
        />
      ) : (
        <Form name="key" label={says.keyMake} send={says.keyMake} onSend={make}>
          <Field
            name="name"
            label={says.keyName}
            hint={says.keyNameHint}
            value={name}
            most={NAME_MOST}
            autoComplete="off"
            onInput={setName}
          />
        </Form>
      )}
      {trouble && <p data-trouble>{trouble}</p>}
      {value && keys.length === 0 && <p data-lead>{says.keysNone}</p>}
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
          <th scope="col">{says.name}</th>
          <th scope="col">{says.keySince}</th>
          <th scope="col">{says.keyUsed}</th>
          <th scope="col">
            <span data-unseen>{says.keyRevoke}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {keys.map(({ id, name, madeOn, usedOn }) => (
          <tr key={id} data-key={id}>
            <th scope="row">{name}</th>
            <td data-label={says.keySince}>{dayInWords(madeOn, desk.today)}</td>
            <td data-label={says.keyUsed}>{usedOn ? dayInWords(usedOn, desk.today) : says.keyNever}</td>
            <td>
              <Sure
                weight="quiet"
                ask={says.keyRevoke}
                label={says.keyRevokeIt(name)}
                action="revoke"
                tells={says.keyRevokeTells(name)}
                yes={says.keyRevokeYes}
                onYes={async () => {
                  await desk.ask('DELETE', `/keys/${id}`)
                  desk.say(says.keyRevoked(name))
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
