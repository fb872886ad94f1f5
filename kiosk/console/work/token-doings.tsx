import { useState } from 'preact/hooks'
import type { Token } from '../../../shared/flow.ts'
import { desk as words, workingDesk } from '../../../shared/words/en.ts'
import type { Desk } from '../at-desk.ts'
import { Button } from '../form/button.tsx'
import { Field } from '../form/field.tsx'
import { focusSoon } from '../form/focus.ts'
import { Form } from '../form/form.tsx'
import { Amiss, useSending } from '../form/sending.ts'
import { Sure } from '../form/sure.tsx'
import { GuardAsk, guardedSend, useGuard } from './guard.tsx'

const { flow: says } = workingDesk
const BLOCKER_MOST = 40

interface Props {
  desk: Desk
  token: Token
  onDone: () => void
}

/** What can be done with a card: move it on, say what blocks it, take it off. */
export const TokenDoings = ({ desk, token, onDone }: Props) => {
  const [isBlocking, setBlocking] = useState(false)
  const { phase, send } = useSending()
  const { columns } = desk.state.flow
  const here = columns.findIndex(({ key }) => key === token.column)
  const move = (column: { key: string; name: string }) =>
    void send(async () => {
      await desk.write({ type: 'token-moved', token: token.id, column: column.key })
      desk.say(says.moved(token.label, column.name))
      onDone()
      focusSoon(`[data-token="${token.id}"] button`)
    })
  const free = () =>
    void send(async () => {
      await desk.write({ type: 'token-freed', token: token.id })
      desk.say(says.freed(token.label))
    })
  return (
    <div data-doings>
      {columns.map((column, n) =>
        n === here ? null : (
          <Button
            key={column.key}
            weight={n === here + 1 ? 'main' : 'plain'}
            action={`to-${column.key}`}
            onClick={() => move(column)}
          >
            {says.moveTo(column.name)}
          </Button>
        ),
      )}
      {phase.at === 'refused' && (
        <p role="alert" data-trouble>
          {phase.sentence}
        </p>
      )}
      {token.blocker ? (
        <Button action="free" onClick={free}>
          {says.free}
        </Button>
      ) : (
        <Button action="block" expanded={isBlocking} onClick={() => setBlocking(!isBlocking)}>
          {says.block}
        </Button>
      )}
      {isBlocking && !token.blocker && <Blocking {...{ desk, token }} onDone={() => setBlocking(false)} />}
      <Sure
        ask={says.leave}
        action="leave"
        tells={says.leaveTells(token.label)}
        yes={says.leaveYes}
        onYes={async () => {
          await desk.write({ type: 'token-left', token: token.id })
          desk.say(says.left(token.label))
        }}
      />
    </div>
  )
}

const Blocking = ({ desk, token, onDone }: Props) => {
  const [reason, setReason] = useState('')
  const guard = useGuard()
  const text = reason.trim()
  const send = async () => {
    if (!text) throw new Amiss('reason', says.needBlocker)
    if (!guard.mayGo('reason', text)) return
    await desk.write({ type: 'token-blocked', token: token.id, reason: text })
    desk.say(says.blockedNow(token.label))
    onDone()
  }
  return (
    <Form
      name="block"
      label={says.blocker}
      send={guardedSend(guard, text, says.blockSend)}
      onSend={send}
      beside={<Button onClick={onDone}>{words.leaveIt}</Button>}
    >
      <Field
        name="reason"
        label={says.blocker}
        hint={says.blockerHint}
        value={reason}
        most={BLOCKER_MOST}
        onInput={setReason}
      />
      <GuardAsk guard={guard} text={text} />
    </Form>
  )
}
