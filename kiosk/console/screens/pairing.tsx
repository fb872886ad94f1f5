import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { desk as words } from '../../../shared/words/en.ts'
import type { Desk } from '../at-desk.ts'
import { Button } from '../form/button.tsx'
import { Field, Pick, Tick } from '../form/field.tsx'
import { Form } from '../form/form.tsx'
import { Amiss } from '../form/sending.ts'
import { isWhole, readCode } from './code.ts'
import './pairing.css'

const { screens: says } = words

interface Waiting {
  code: string
  kind: 'board' | 'kiosk'
  phrase: string
}

interface Props {
  desk: Desk
  onPaired: () => void
}

/** Lets a screen in: its code, then the two words it shows, then its name. */
export const Pairing = ({ desk, onPaired }: Props) => {
  const [waiting, setWaiting] = useState<Waiting | null>(null)
  const [paired, setPaired] = useState('')
  const done = useRef<HTMLParagraphElement>(null)
  // The button that was pressed is gone; who goes by keyboard goes on from here.
  useLayoutEffect(() => done.current?.focus(), [paired, waiting])
  if (waiting) {
    return (
      <Comparing
        desk={desk}
        waiting={waiting}
        onLeave={() => setWaiting(null)}
        onPaired={name => {
          setWaiting(null)
          setPaired(name)
          desk.say(says.paired(name))
          onPaired()
        }}
      />
    )
  }
  return (
    <>
      {paired && (
        <p ref={done} tabIndex={-1} data-done>
          {says.pairedTells(paired)}
        </p>
      )}
      <Asking desk={desk} onFound={setWaiting} />
    </>
  )
}

const Asking = ({ desk, onFound }: { desk: Desk; onFound: (waiting: Waiting) => void }) => {
  const [code, setCode] = useState(desk.place.pair)
  const look = async (typed: string) => {
    if (!isWhole(typed)) throw new Amiss('code', says.needCode)
    const { phrase, kind } = await desk.ask<Omit<Waiting, 'code'>>('GET', `/pair/${typed}`)
    onFound({ code: typed, phrase, kind })
  }
  const whole = useRef<HTMLDivElement>(null)
  const press = () => whole.current?.querySelector('form')?.requestSubmit()
  // Who scanned the screen's QR has typed nothing and must press nothing.
  useEffect(() => {
    setCode(desk.place.pair)
    if (desk.place.pair) requestAnimationFrame(press)
  }, [desk.place.pair])
  return (
    <div class="pairing" ref={whole}>
      <Form name="pair-code" label={says.pairHead} send={says.look} onSend={() => look(code)}>
        <Field
          name="code"
          label={says.code}
          hint={says.codeHint}
          value={code}
          most={9}
          spelled
          onInput={typed => {
            const next = readCode(typed)
            setCode(next)
            if (isWhole(next) && !isWhole(code)) requestAnimationFrame(press)
          }}
        />
      </Form>
    </div>
  )
}

interface ComparingProps {
  desk: Desk
  waiting: Waiting
  onLeave: () => void
  onPaired: (name: string) => void
}

const Comparing = ({ desk, waiting, onLeave, onPaired }: ComparingProps) => {
  const { code, kind, phrase } = waiting
  const [same, setSame] = useState(false)
  const [name, setName] = useState(says.nameFor[kind])
  const [team, setTeam] = useState(desk.team.id)
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [])
  const send = async () => {
    if (!same) throw new Amiss('phrase', says.needSame)
    await desk.ask('POST', '/pair', { code, team, kind, name, phrase })
    onPaired(name.trim())
  }
  return (
    <div class="pairing">
      <h3 ref={head} tabIndex={-1}>
        {says.found(kind)}
      </h3>
      <p data-phrase>{phrase}</p>
      <Form
        name="pair"
        label={says.found(kind)}
        send={says.pair}
        onSend={send}
        beside={<Button onClick={onLeave}>{says.otherCode}</Button>}
      >
        <Tick name="phrase" label={says.same} hint={says.sameHint} value={same} onInput={setSame} />
        <Field
          name="name"
          label={says.nameIt}
          hint={says.nameHint}
          value={name}
          most={60}
          onInput={setName}
        />
        {desk.teams.length > 1 && (
          <Pick
            name="team"
            label={says.forTeam}
            value={team}
            options={desk.teams.map(({ id, name: label }) => ({ value: id, label }))}
            onInput={setTeam}
          />
        )}
      </Form>
    </div>
  )
}
