import { useState } from 'preact/hooks'
import { desk as words } from '../../../shared/words/en.ts'
import type { Person } from '../asking.ts'
import type { Desk } from '../at-desk.ts'
import { Field } from '../form/field.tsx'
import { Form } from '../form/form.tsx'
import type { Invitation } from './hand-over.tsx'
import { Roles, type RolesOf } from './roles.tsx'

const { people: says } = words

interface Props {
  desk: Desk
  onInvited: (invitation: Invitation) => Promise<void>
}

export const Inviting = ({ desk, onInvited }: Props) => {
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [roles, setRoles] = useState<RolesOf>({ admin: false, teams: [desk.team.id] })
  const send = async () => {
    const { person, invitation } = await desk.ask<{ person: Person; invitation: string }>('POST', '/people', {
      name,
      email,
      ...roles,
    })
    desk.say(says.invited(person.name))
    await onInvited({ name: person.name, code: invitation })
  }
  return (
    <Form name="invite" label={says.inviteHead} send={says.invite} onSend={send}>
      <p data-hint>{says.inviteTells}</p>
      <Field name="name" label={says.name} value={name} most={60} onInput={setName} />
      <Field name="email" label={says.email} type="email" value={email} onInput={setEmail} />
      <Roles desk={desk} roles={roles} onInput={setRoles} />
    </Form>
  )
}
