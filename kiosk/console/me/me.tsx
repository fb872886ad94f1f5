import { useState } from 'preact/hooks'
import { desk as words } from '../../../shared/words/en.ts'
import type { Desk } from '../at-desk.ts'
import { Field } from '../form/field.tsx'
import { Form } from '../form/form.tsx'
import { Amiss } from '../form/sending.ts'

const { me: says } = words
const NAME_MOST = 60

/** What people change about themselves: how they are called here, and how they sign in. */
export const MeSection = ({ desk }: { desk: Desk }) => (
  <div class="me">
    <section data-part aria-labelledby="name-head">
      <h2 id="name-head">{says.nameHead}</h2>
      <Naming desk={desk} />
    </section>
    <section data-part aria-labelledby="email-head">
      <h2 id="email-head">{says.emailHead}</h2>
      <Emailing desk={desk} />
    </section>
    <section data-part aria-labelledby="password-head">
      <h2 id="password-head">{says.passwordHead}</h2>
      <NewPassword desk={desk} />
    </section>
  </div>
)

const Naming = ({ desk }: { desk: Desk }) => {
  const [name, setName] = useState(desk.me.name)
  const send = async () => {
    await desk.ask('PATCH', '/me', { name })
    await desk.renew()
    desk.say(says.named)
  }
  return (
    <Form name="my-name" label={says.nameHead} send={says.save} onSend={send}>
      <Field
        name="name"
        label={says.name}
        hint={says.nameHint}
        value={name}
        most={NAME_MOST}
        autoComplete="name"
        onInput={setName}
      />
    </Form>
  )
}

interface PasswordProps {
  value: string
  onInput: (value: string) => void
}

const AsItIs = ({ value, onInput }: PasswordProps) => (
  <Field
    name="password"
    label={says.asItIs}
    type="password"
    value={value}
    autoComplete="current-password"
    onInput={onInput}
  />
)

const Emailing = ({ desk }: { desk: Desk }) => {
  const [email, setEmail] = useState(desk.me.email)
  const [password, setPassword] = useState('')
  const send = async () => {
    if (!password) throw new Amiss('password', says.needPassword)
    await desk.ask('PATCH', '/me', { email, password })
    setPassword('')
    await desk.renew()
    desk.say(says.emailed)
  }
  return (
    <Form name="my-email" label={says.emailHead} send={says.save} onSend={send}>
      <Field
        name="email"
        label={says.email}
        type="email"
        value={email}
        autoComplete="username"
        onInput={setEmail}
      />
      <AsItIs value={password} onInput={setPassword} />
    </Form>
  )
}

const NewPassword = ({ desk }: { desk: Desk }) => {
  const [newPassword, setNew] = useState('')
  const [password, setPassword] = useState('')
  const send = async () => {
    if (!newPassword) throw new Amiss('newPassword', says.needNew)
    if (!password) throw new Amiss('password', says.needPassword)
    await desk.ask('PATCH', '/me', { newPassword, password })
    setNew('')
    setPassword('')
    desk.say(says.changed)
  }
  return (
    <Form name="my-password" label={says.passwordHead} send={says.save} onSend={send}>
      <Field
        name="newPassword"
        label={says.newPassword}
        hint={says.newHint}
        type="password"
        value={newPassword}
        autoComplete="new-password"
        onInput={setNew}
      />
      <AsItIs value={password} onInput={setPassword} />
    </Form>
  )
}
