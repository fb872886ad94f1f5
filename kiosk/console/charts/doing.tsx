import type { ComponentChildren } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Measure } from '../../../shared/measures.ts'
import { desk as words } from '../../../shared/words/en.ts'
import type { Told } from '../asking.ts'
import type { Desk } from '../at-desk.ts'
import { Button } from '../form/button.tsx'
import { Area } from '../form/field.tsx'
import { Form } from '../form/form.tsx'
import { Amiss } from '../form/sending.ts'
import { effectOf, tried } from './trying.ts'

const WHY_MOST = 200
const { chart: says } = words

/** What every way of changing a chart is given. */
export interface Changing {
  desk: Desk
  measure: Measure
  /** Shows the chart as it would be; null for as it is. */
  onTry: (measure: Measure | null) => void
  onDone: (told: string) => void
  onLeave: () => void
}

interface Props extends Changing {
  name: string
  head: string
  /** What is asked besides the reason. */
  children?: ComponentChildren
  /** What the reason is called; it is not asked for where this is missing. */
  why?: string
  /** More that happens, beside what can be worked out from the lines. */
  tells?: string
  send: string
  done: string
  /** Whether what is asked moves lines; else only `tells` says what happens. */
  moves?: boolean
  /** What would be written with this reason; null while something is missing. */
  told: (why: string) => Told | null
  /** Says what is missing, by throwing it. */
  need?: () => void
}

/** One change to a chart: its questions, its reason, and in words what it will do before it is done. */
export const Doing = (props: Props) => {
  const {
    desk,
    measure,
    name,
    head,
    children,
    why: asks,
    tells,
    send,
    done,
    moves = true,
    told,
    need,
  } = props
  const { onTry, onDone, onLeave } = props
  const [why, setWhy] = useState('')
  const would = moves ? told(says.newLimits) : null
  const asked = would ? JSON.stringify(would) : ''
  const now = useMemo(() => (would ? tried(measure, would, desk.today) : null), [measure, asked])
  const effects = useMemo(() => (now ? effectOf(measure, now, desk.timeZone) : []), [measure, now])
  useEffect(() => {
    onTry(now)
    return () => onTry(null)
  }, [now])
  const carryOut = async () => {
    need?.()
    const reason = why.trim()
    if (asks && !reason) throw new Amiss('why', says.needWhy)
    const writing = told(reason)
    if (writing) await desk.write(writing)
    onDone(done)
  }
  return (
    <Form
      name={name}
      label={head}
      send={send}
      onSend={carryOut}
      beside={<Button onClick={onLeave}>{words.leaveIt}</Button>}
    >
      {children}
      {asks && (
        <Area
          name="why"
          label={asks}
          hint={says.whyHint}
          value={why}
          most={WHY_MOST}
          rows={2}
          onInput={setWhy}
        />
      )}
      {(tells || effects.length > 0) && <Effect sentences={[...(tells ? [tells] : []), ...effects]} />}
    </Form>
  )
}

const Effect = ({ sentences }: { sentences: readonly string[] }) => (
  <div data-effect aria-live="polite">
    <p>
      <b>{says.effectHead}</b>
    </p>
    <ul>
      {sentences.map(sentence => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  </div>
)
