import { useState } from 'preact/hooks'
import { inUse } from '../../../shared/measures.ts'
import { instantOf } from '../../../shared/shifts.ts'
import { connections } from '../../../shared/words/en.ts'
import { workInUse } from '../../../shared/work-kind.ts'
import type { Desk } from '../at-desk.ts'
import { type Example, readingExample, type Sender, workExamples } from './example-calls.ts'

const { calls: says } = connections
/** An hour of the morning, as an example. */
const AT_MINUTES = 8 * 60

export const senderOf = ({ url, team }: Desk, key: string = says.yourKey): Sender => ({
  address: `${url}/api/v1/teams/${team.id}`,
  key,
})

const hourOf = ({ today, state }: Desk) => instantOf({ day: today, minutes: AT_MINUTES }, state.team.timeZone)

/** Those that somebody looks after come first: what work comes to is counted by itself. */
const measuresOf = ({ state }: Desk) =>
  inUse(state.measures).toSorted((a, b) => Number(a.owner === '') - Number(b.owner === ''))

/** The first reading and the first work done that this team could be sent, with a key that was just made. */
export const firstExamples = (desk: Desk, key: string): readonly Example[] => {
  const sender = senderOf(desk, key)
  const [measure] = measuresOf(desk)
  const [kind] = workInUse(desk.state.work)
  return [
    ...(measure ? [readingExample(measure, sender, desk.today)] : []),
    ...(kind ? workExamples(kind, sender, hourOf(desk)).slice(0, 1) : []),
  ]
}

/** Lines to copy: a reading, and work that is done. */
export const Examples = ({ desk }: { desk: Desk }) => {
  const sender = senderOf(desk)
  return (
    <section data-part aria-labelledby="calls-head">
      <h2 id="calls-head">{says.head}</h2>
      <p data-lead>{says.tells}</p>
      <div data-calls>
        <Choosing
          head={says.reading}
          name="example-reading"
          label={says.readingOf}
          none={says.noMeasures}
          all={measuresOf(desk)}
          examplesOf={measure => [readingExample(measure, sender, desk.today)]}
        />
        <Choosing
          head={says.work}
          name="example-work"
          label={says.workOf}
          none={says.noKinds}
          all={workInUse(desk.state.work)}
          examplesOf={kind => workExamples(kind, sender, hourOf(desk))}
        />
      </div>
    </section>
  )
}

interface ChoosingProps<T> {
  head: string
  name: string
  label: string
  /** What stands there while there is nothing to send. */
  none: string
  all: readonly T[]
  examplesOf: (one: T) => readonly Example[]
}

const Choosing = <T extends { key: string; name: string }>(props: ChoosingProps<T>) => {
  const { head, name, label, none, all, examplesOf } = props
  const [chosen, choose] = useState('')
  const one = all.find(({ key }) => key === chosen) ?? all[0]
  return (
    <div>
      <h3>{head}</h3>
      {!one && <p data-lead>{none}</p>}
      {all.length > 1 && (
        <label data-choice>
          <span>{label}</span>
          <select name={name} value={one?.key} onChange={event => choose(event.currentTarget.value)}>
            {all.map(({ key, name: called }) => (
              <option key={key} value={key}>
                {called}
              </option>
            ))}
          </select>
        </label>
      )}
      {one && <Commands examples={examplesOf(one)} />}
    </div>
  )
}

/** Each command under what it does. */
export const Commands = ({ examples }: { examples: readonly Example[] }) => (
  <>
    {examples.map(({ what, command }) => (
      <div key={what} data-call={what}>
        <p>{says.examples[what]}</p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the page is scrolled with the keys */}
        <pre tabIndex={0}>{command}</pre>
      </div>
    ))}
  </>
)
