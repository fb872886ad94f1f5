import { useState } from 'preact/hooks'
import { call } from '../../../shared/look/api.ts'
import { desk, home } from '../../../shared/words/en.ts'
import type { Person } from '../asking.ts'
import { Field } from '../form/field.tsx'
import { Form } from '../form/form.tsx'
import { Amiss } from '../form/sending.ts'

interface Props {
  email?: string
  onIn: (me: Person) => void
}

export const SignIn = ({ email: known = '', onIn }: Props) => {
  const [email, setEmail] = useState(known)
  const [password, setPassword] = useState('')
  const send = async () => {
    if (!email.trim()) throw new Amiss('email', home.needEmail)
    if (!password) throw new Amiss('password', home.needPassword)
    const { person } = await call<{ person: Person }>('POST', '/sign-in', { email: email.trim(), password })
    onIn(person)
  }
  return (
    <Form name="sign-in" label={home.signIn} send={home.signIn} onSend={send}>
      <Field
        name="email"
        label={desk.email}
        type="email"
        autoComplete="username"
        value={email}
        onInput={setEmail}
      />
      <Field
        name="password"
        label={desk.password}
        type="password"
        autoComplete="current-password"
        value={password}
        onInput={setPassword}
      />
    </Form>
  )
}
