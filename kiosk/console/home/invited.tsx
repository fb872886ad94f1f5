import { useState } from 'preact/hooks'
import { call } from '../../../shared/look/api.ts'
import { desk, home } from '../../../shared/words/en.ts'
import { Field } from '../form/field.tsx'
import { Form } from '../form/form.tsx'
import { Amiss } from '../form/sending.ts'
import { Letterhead } from './letterhead.tsx'
import { isLongEnough } from './starting.ts'

interface Props {
  code: string
  /** Who is signed in here already, and may only be trying the link; or the empty string. */
  here: string
  onIn: () => void
}

/** Somebody was invited and chooses a password. */
export const Invited = ({ code, here, onIn }: Props) => {
  const [password, setPassword] = useState('')
  const send = async () => {
    if (!isLongEnough(password)) throw new Amiss('password', home.passwordShort)
    await call('POST', '/invitations', { code, password })
    onIn()
  }
  return (
    <Letterhead head={home.invitedHead}>
      {here && <p role="alert">{home.invitedHere(here)}</p>}
      <p>{home.invitedTells}</p>
      <Form name="invited" send={home.invitedSend} onSend={send}>
        <Field
          name="password"
          label={desk.password}
          hint={home.passwordHint}
          type="password"
          autoComplete="new-password"
          value={password}
          onInput={setPassword}
        />
      </Form>
    </Letterhead>
  )
}
