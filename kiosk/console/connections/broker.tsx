import type { ComponentChildren } from 'preact'
import { connections } from '../../../shared/words/en.ts'
import { workInUse } from '../../../shared/work-kind.ts'
import { useAsked } from '../asked.ts'
import type { Desk } from '../at-desk.ts'
import { Terms } from '../form/terms.tsx'
import { agoInWords } from '../when.ts'
import { TopicList } from './topic-list.tsx'
import '../form/table.css'

const { mqtt: says } = connections
const ASK_EVERY_MS = 10_000

interface Remark {
  at: number
  topic: string
  message: string
}

interface Seen {
  on: boolean
  topic: string | null
  connected: boolean
  since: number | null
  /** What is wrong, and what to do about it. */
  message: string | null
  lastMessageAt: number | null
  messages: number
  refused: number
  recent: { refused: readonly Remark[]; notes: readonly Remark[] }
}

/** How it goes with the broker, for those who look after everything. */
export const BrokerPart = ({ desk }: { desk: Desk }) => {
  const { value, trouble } = useAsked<Seen>(desk.ask, '/mqtt', ASK_EVERY_MS)
  return (
    <section data-part aria-labelledby="mqtt-head" data-mqtt={value ? String(value.on) : undefined}>
      <h2 id="mqtt-head">{says.head}</h2>
      <p data-lead>{says.tells}</p>
      {trouble && <p data-trouble>{trouble}</p>}
      {value && !value.on && <p data-lead>{says.off}</p>}
      {value?.on && <Listening desk={desk} seen={value} />}
    </section>
  )
}

const standsOf = ({ connected, since }: Seen, now: number) => {
  if (since === null) return says.opening
  const ago = agoInWords(since, now)
  return connected ? says.connected(ago) : says.apart(ago)
}

/** The topic under which a first kind of this team is counted as done. */
const exampleTopic = (pattern: string, { state }: Desk) => {
  const kind = workInUse(state.work)[0]
  if (!pattern || !kind) return ''
  const levels = [state.team.code, kind.key, 'done']
  return pattern
    .split('/')
    .map(level => (level === '+' ? levels.shift() : level))
    .join('/')
}

const Listening = ({ desk, seen }: { desk: Desk; seen: Seen }) => {
  const now = desk.now()
  const example = exampleTopic(seen.topic ?? '', desk)
  const lines: readonly (readonly [string, ComponentChildren])[] = [
    [
      says.state,
      <>
        <span data-connected={seen.connected}>{standsOf(seen, now)}</span>
        {seen.message && <b data-trouble>{seen.message}</b>}
      </>,
    ],
    [says.topic, seen.topic ?? ''],
    ...(example ? ([[says.example, example]] as const) : []),
    [says.last, seen.lastMessageAt === null ? says.never : agoInWords(seen.lastMessageAt, now)],
    [says.messages, String(seen.messages)],
    [says.refused, String(seen.refused)],
  ]
  return (
    <>
      <Terms lines={lines} />
      <Remarks head={says.refusedHead} remarks={seen.recent.refused} now={now} />
      {seen.recent.refused.length === 0 && <p data-soft>{says.refusedNone}</p>}
      <Remarks head={says.notesHead} remarks={seen.recent.notes} now={now} />
      <TopicList desk={desk} />
    </>
  )
}

const Remarks = ({ head, remarks, now }: { head: string; remarks: readonly Remark[]; now: number }) => {
  if (remarks.length === 0) return null
  return (
    <>
      <h3>{head}</h3>
      <div class="table">
        <table data-folds>
          <thead>
            <tr>
              <th scope="col">{says.when}</th>
              <th scope="col">{says.of}</th>
              <th scope="col">{says.why}</th>
            </tr>
          </thead>
          <tbody>
            {remarks.toReversed().map(({ at, topic, message }, n) => (
              <tr key={remarks.length - n}>
                <td data-label={says.when}>{agoInWords(at, now)}</td>
                <td data-label={says.of} data-topic>
                  {topic}
                </td>
                <td data-label={says.why}>{message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
