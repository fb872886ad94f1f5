import { useState } from 'preact/hooks'
import { desk as words } from '../../../shared/words/en.ts'
import type { Desk } from '../at-desk.ts'
import { Field } from '../form/field.tsx'
import { Form } from '../form/form.tsx'
import { ChoiceList } from './choice-list.tsx'
import { Clock } from './clock.tsx'
import { Lots } from './lots.tsx'
import { PhonePage } from './phone-page.tsx'
import './team.css'

const { team: says } = words

/** How a team is called and set up: its clock, its choices, what happens to words, its phone page. */
export const TeamSection = ({ desk }: { desk: Desk }) => {
  const { topics, reasons } = desk.state.team
  return (
    <div class="team">
      {desk.me.admin && (
        <section data-part aria-labelledby="name-head">
          <h2 id="name-head">{says.nameHead}</h2>
          <Naming desk={desk} />
        </section>
      )}
      <section data-part aria-labelledby="clock-head">
        <h2 id="clock-head">{says.clockHead}</h2>
        <Clock desk={desk} />
      </section>
      <section data-part aria-labelledby="lots-head">
        <h2 id="lots-head">{says.lotsHead}</h2>
        <Lots desk={desk} />
      </section>
      <section data-part aria-labelledby="topics-head">
        <h2 id="topics-head">{says.topicsHead}</h2>
        <ChoiceList
          name="topics"
          kept={topics}
          least={1}
          most={8}
          hint={says.topicsHint}
          one={says.topic}
          onSave={async choices => {
            await desk.write({ type: 'topics-set', topics: choices })
            desk.say(says.topicsSaved)
          }}
        />
      </section>
      <section data-part aria-labelledby="reasons-head">
        <h2 id="reasons-head">{says.reasonsHead}</h2>
        <ChoiceList
          name="reasons"
          kept={reasons}
          least={2}
          most={6}
          hint={says.reasonsHint}
          one={says.reason}
          onSave={async choices => {
            await desk.write({ type: 'reasons-set', reasons: choices })
            desk.say(says.reasonsSaved)
          }}
        />
      </section>
      <section data-part aria-labelledby="phone-head">
        <h2 id="phone-head">{says.phoneHead}</h2>
        <PhonePage desk={desk} />
      </section>
    </div>
  )
}

const Naming = ({ desk }: { desk: Desk }) => {
  const [name, setName] = useState(desk.team.name)
  const send = async () => {
    await desk.ask('PATCH', `/teams/${desk.team.id}`, { name })
    await desk.renew()
    desk.say(says.named(name.trim()))
  }
  return (
    <Form name="name" send={words.save} onSend={send}>
      <Field name="name" label={says.name} value={name} most={60} onInput={setName} />
    </Form>
  )
}
