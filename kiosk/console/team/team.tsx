import { useState } from 'preact/hooks'
import type { Choice } from '../../../shared/team.ts'
import { desk as words } from '../../../shared/words/en.ts'
import type { Desk } from '../at-desk.ts'
import { Button } from '../form/button.tsx'
import { Field } from '../form/field.tsx'
import { Form } from '../form/form.tsx'
import { ChoiceList } from './choice-list.tsx'
import { Clock } from './clock.tsx'
import { Fold } from './fold.tsx'
import { Lots } from './lots.tsx'
import { PhonePage } from './phone-page.tsx'
import './team.css'

const { team: says } = words

/** How a team is called and set up: its clock, its choices, what happens to words, its phone page. */
export const TeamSection = ({ desk }: { desk: Desk }) => {
  const { lots, shifts, timeZone } = desk.state.team
  return (
    <div class="team">
      {desk.me.admin && (
        <Fold name="name" head={says.name} now={desk.team.name} kept={desk.team.name}>
          {close => <Naming desk={desk} onClose={close} />}
        </Fold>
      )}
      <Fold
        name="clock"
        head={says.clockHead}
        kept={[timeZone, shifts]}
        now={
          <ul>
            {shifts.map(({ key, name, from, to }) => (
              <li key={key}>
                {name} <small>{says.span(from, to)}</small>
              </li>
            ))}
            <li>
              <small>{timeZone}</small>
            </li>
          </ul>
        }
      >
        {close => <Clock desk={desk} onClose={close} />}
      </Fold>
      <Fold name="lots" head={says.lotsHead} now={says.lotsMeans(lots)} kept={lots}>
        {close => <Lots desk={desk} onClose={close} />}
      </Fold>
      <Choices desk={desk} what="topics" />
      <Choices desk={desk} what="reasons" />
      <section data-part aria-labelledby="phone-head">
        <h2 id="phone-head">{says.phoneHead}</h2>
        <PhonePage desk={desk} />
      </section>
    </div>
  )
}

const lists = {
  topics: {
    least: 1,
    most: 8,
    head: says.topicsHead,
    hint: says.topicsHint,
    one: says.topic,
    saved: says.topicsSaved,
  },
  reasons: {
    least: 2,
    most: 6,
    head: says.reasonsHead,
    hint: says.reasonsHint,
    one: says.reason,
    saved: says.reasonsSaved,
  },
}

const Choices = ({ desk, what }: { desk: Desk; what: keyof typeof lists }) => {
  const kept = desk.state.team[what]
  const { head, saved, ...rest } = lists[what]
  const write = (choices: Choice[]) =>
    what === 'topics'
      ? desk.write({ type: 'topics-set', topics: choices })
      : desk.write({ type: 'reasons-set', reasons: choices })
  return (
    <Fold
      name={what}
      head={head}
      kept={kept}
      now={
        <ul>
          {kept.map(({ key, name }) => (
            <li key={key}>{name}</li>
          ))}
        </ul>
      }
    >
      {close => (
        <ChoiceList
          {...rest}
          name={what}
          kept={kept}
          onClose={close}
          onSave={async choices => {
            await write(choices)
            desk.say(saved)
          }}
        />
      )}
    </Fold>
  )
}

interface NamingProps {
  desk: Desk
  onClose: () => void
}

const Naming = ({ desk, onClose }: NamingProps) => {
  const [name, setName] = useState(desk.team.name)
  const send = async () => {
    await desk.ask('PATCH', `/teams/${desk.team.id}`, { name })
    await desk.renew()
    desk.say(says.named(name.trim()))
    onClose()
  }
  return (
    <Form
      name="name"
      send={words.save}
      onSend={send}
      beside={<Button onClick={onClose}>{words.leaveIt}</Button>}
    >
      <Field name="name" label={says.name} value={name} most={60} onInput={setName} />
    </Form>
  )
}
