import { useState } from 'preact/hooks'
import { connections } from '../../../shared/words/en.ts'
import { workInUse } from '../../../shared/work-kind.ts'
import { useAsked } from '../asked.ts'
import type { Desk } from '../at-desk.ts'
import { Field, Pick } from '../form/field.tsx'
import { Form } from '../form/form.tsx'
import { Amiss } from '../form/sending.ts'
import { Sure } from '../form/sure.tsx'

const { mqtt: says } = connections
const TOPIC_MOST = 200
const ASK_EVERY_MS = 10_000
const whats = ['done', 'arrived', 'required', 'undone'] as const
type What = (typeof whats)[number]

interface Mapping {
  id: string
  topic: string
  team: string
  kind: string
  what: What
}

/** Topics that are called otherwise, and what they count for this team. */
export const TopicList = ({ desk }: { desk: Desk }) => {
  const { value, trouble, again } = useAsked<{ mappings: readonly Mapping[] }>(
    desk.ask,
    '/mqtt/mappings',
    ASK_EVERY_MS,
  )
  const own = value?.mappings.filter(({ team }) => team === desk.team.id) ?? []
  return (
    <>
      <h3>{says.mapHead}</h3>
      <p data-lead>{says.mapTells(desk.team.name)}</p>
      {trouble && <p data-trouble>{trouble}</p>}
      {value && own.length === 0 && <p data-soft>{says.mapNone}</p>}
      <ul data-mappings>
        {own.map(mapping => (
          <OneTopic key={mapping.id} {...{ desk, mapping, again }} />
        ))}
      </ul>
      <NewTopic desk={desk} again={again} />
    </>
  )
}

interface OneProps {
  desk: Desk
  mapping: Mapping
  again: () => Promise<void>
}

const OneTopic = ({ desk, mapping: { id, topic, kind, what }, again }: OneProps) => (
  <li data-mapping={id}>
    <b data-topic>{topic}</b>
    <span data-soft>
      {says.mapOf(workInUse(desk.state.work).find(({ key }) => key === kind)?.name ?? kind, says.whats[what])}
    </span>
    <Sure
      weight="quiet"
      ask={says.remove}
      label={says.removeIt(topic)}
      action="remove-topic"
      tells={says.removeTells(topic)}
      yes={says.removeYes}
      onYes={async () => {
        await desk.ask('DELETE', `/mqtt/mappings/${id}`)
        desk.say(says.removed(topic))
        await again()
      }}
    />
  </li>
)

const NewTopic = ({ desk, again }: { desk: Desk; again: () => Promise<void> }) => {
  const kinds = workInUse(desk.state.work)
  const [topic, setTopic] = useState('')
  const [chosen, choose] = useState('')
  const [what, setWhat] = useState<What>('done')
  const kind = kinds.find(({ key }) => key === chosen) ?? kinds[0]
  if (!kind) return <p data-lead>{says.noKinds}</p>
  const send = async () => {
    const named = topic.trim()
    if (!named || /[+#]/.test(named)) throw new Amiss('topic', says.needTopic)
    await desk.ask('POST', '/mqtt/mappings', { topic: named, team: desk.team.id, kind: kind.key, what })
    desk.say(says.mapped(named))
    setTopic('')
    await again()
  }
  return (
    <Form name="topic" label={says.mapSend} send={says.mapSend} onSend={send}>
      <Field
        name="topic"
        label={says.mapTopic}
        hint={says.mapTopicHint}
        value={topic}
        most={TOPIC_MOST}
        onInput={setTopic}
      />
      <Pick
        name="kind"
        label={says.mapKind}
        value={kind.key}
        options={kinds.map(({ key, name }) => ({ value: key, label: name }))}
        onInput={choose}
      />
      <Pick
        name="what"
        label={says.mapWhat}
        value={what}
        options={whats.map(value => ({ value, label: says.whats[value] }))}
        onInput={to => setWhat(whats.find(one => one === to) ?? what)}
      />
    </Form>
  )
}
