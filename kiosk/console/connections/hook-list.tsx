import { useState } from 'preact/hooks'
import { connections, desk as words } from '../../../shared/words/en.ts'
import { useAsked } from '../asked.ts'
import type { Desk } from '../at-desk.ts'
import { Button } from '../form/button.tsx'
import { Field } from '../form/field.tsx'
import { focusSoon } from '../form/focus.ts'
import { Form } from '../form/form.tsx'
import { Secret } from '../form/secret.tsx'
import { useSending } from '../form/sending.ts'
import { Sure } from '../form/sure.tsx'
import { agoInWords, dayInWords } from '../when.ts'
import { type Hook, hookIn, lastInWords } from './hook-last.ts'
import '../form/table.css'

const { hooks: says } = connections
const NAME_MOST = 60
const URL_MOST = 2_000
const ASK_EVERY_MS = 10_000

/** Addresses that are told when work falls behind, and how it goes with them. */
export const HookList = ({ desk }: { desk: Desk }) => {
  const path = `/teams/${desk.team.id}/hooks`
  const { value, trouble, again } = useAsked<{ hooks: readonly Hook[] }>(desk.ask, path, ASK_EVERY_MS)
  const hooks = value?.hooks ?? []
  return (
    <section data-part aria-labelledby="hooks-head">
      <h2 id="hooks-head">{says.head}</h2>
      <p data-lead>{says.tells}</p>
      {trouble && <p data-trouble>{trouble}</p>}
      {value && hooks.length === 0 && <p data-lead>{says.none}</p>}
      {hooks.length > 0 && <HookTable {...{ desk, hooks, again }} />}
      {desk.me.admin ? <NewHook {...{ desk, path, again }} /> : <p data-lead>{says.forAdmins}</p>}
    </section>
  )
}

interface NewProps {
  desk: Desk
  path: string
  again: () => Promise<void>
}

const NewHook = ({ desk, path, again }: NewProps) => {
  const [made, setMade] = useState<{ name: string; secret: string } | null>(null)
  const [name, setName] = useState('')
  const [url, setUrl] = useState('')
  const make = async () => {
    const { hook, secret } = await desk.ask<{ hook: Hook; secret: string }>('POST', path, hookIn(name, url))
    setMade({ name: hook.name, secret })
    setName('')
    setUrl('')
    desk.say(says.made(hook.name))
    await again()
  }
  const done = () => {
    setMade(null)
    focusSoon('[data-form="hook"] input')
  }
  if (made) {
    return (
      <Secret
        label={says.secret(made.name)}
        tells={says.secretTells}
        secret={made.secret}
        says={connections.keys}
        onDone={done}
      >
        <p>{says.secretUse}</p>
      </Secret>
    )
  }
  return (
    <Form name="hook" label={says.make} send={says.make} onSend={make}>
      <Field
        name="name"
        label={says.name}
        hint={says.nameHint}
        value={name}
        most={NAME_MOST}
        onInput={setName}
      />
      <Field name="url" label={says.url} hint={says.urlHint} value={url} most={URL_MOST} onInput={setUrl} />
    </Form>
  )
}

interface TableProps {
  desk: Desk
  hooks: readonly Hook[]
  again: () => Promise<void>
}

const HookTable = ({ desk, hooks, again }: TableProps) => (
  <div class="table">
    <table data-folds>
      <thead>
        <tr>
          <th scope="col">{says.name}</th>
          <th scope="col">{says.how}</th>
          <th scope="col">{says.since}</th>
          <th scope="col">
            <span data-unseen>{words.people.actions}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {hooks.map(hook => (
          <OneHook key={hook.id} {...{ desk, hook, again }} />
        ))}
      </tbody>
    </table>
  </div>
)

const OneHook = ({ desk, hook, again }: Omit<TableProps, 'hooks'> & { hook: Hook }) => {
  const { id, name, url, madeOn } = hook
  return (
    <tr data-hook={id} data-failing={hook.failingSince !== null}>
      <th scope="row">
        {name}
        {url && <span data-url>{url}</span>}
      </th>
      <td data-label={says.how}>
        <How hook={hook} now={desk.now()} />
      </td>
      <td data-label={says.since}>{dayInWords(madeOn, desk.today)}</td>
      <td>
        <div data-row>
          <Testing {...{ desk, hook, again }} />
          {desk.me.admin && (
            <Sure
              weight="quiet"
              ask={says.remove}
              label={says.removeIt(name)}
              action="remove-hook"
              tells={says.removeTells(name)}
              yes={says.removeYes}
              onYes={async () => {
                await desk.ask('DELETE', `/hooks/${id}`)
                desk.say(says.removed(name))
                await again()
              }}
            />
          )}
        </div>
      </td>
    </tr>
  )
}

const How = ({ hook, now }: { hook: Hook; now: number }) => {
  const { failingSince, deliveredAt, triedAt, last } = hook
  if (failingSince !== null) {
    return (
      <div>
        <b data-trouble>{says.failingShort}</b>
        <span>{says.failing(agoInWords(failingSince, now))}</span>
        {triedAt !== null && last && (
          <span data-soft>{says.lastTry(agoInWords(triedAt, now), lastInWords(last))}</span>
        )}
      </div>
    )
  }
  return (
    <span data-soft={deliveredAt === null || undefined}>
      {deliveredAt === null ? says.waiting : says.fine(agoInWords(deliveredAt, now))}
    </span>
  )
}

const Testing = ({ desk, hook, again }: Omit<TableProps, 'hooks'> & { hook: Hook }) => {
  const { phase, send } = useSending()
  const [failed, setFailed] = useState('')
  const test = () =>
    void send(async () => {
      const { delivered, last } = await desk.ask<{ delivered: boolean; last: string | null }>(
        'POST',
        `/hooks/${hook.id}/test`,
      )
      setFailed(delivered ? '' : says.testFailed(hook.name, lastInWords(last ?? 'no-answer')))
      if (delivered) desk.say(says.tested(hook.name))
      await again()
    })
  return (
    <>
      <Button weight="quiet" action="test-hook" label={says.testIt(hook.name)} onClick={test}>
        {phase.at === 'sending' ? words.sending : says.test}
      </Button>
      {(failed || phase.at === 'refused') && (
        <p role="alert" data-trouble>
          {phase.at === 'refused' ? phase.sentence : failed}
        </p>
      )}
    </>
  )
}
