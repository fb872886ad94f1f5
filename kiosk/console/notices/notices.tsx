import type { Notice } from '../../../shared/notices.ts'
import { desk as words } from '../../../shared/words/en.ts'
import type { Desk } from '../at-desk.ts'
import { Area, Field } from '../form/field.tsx'
import { Form } from '../form/form.tsx'
import { useEdited } from '../form/kept.ts'
import { Amiss } from '../form/sending.ts'
import { Sure } from '../form/sure.tsx'
import { needNobody } from '../ideas/showing.tsx'
import { dayInWords } from '../when.ts'
import { hangingIn, pastIn } from './hanging.ts'
import './notices.css'

const NOTICE_MOST = 280
const blank = { text: '', until: '' }
const { notices: says } = words

/** What a lead pins to the wall. */
export const NoticesSection = ({ desk }: { desk: Desk }) => {
  const hanging = hangingIn(desk.state.notices, desk.today)
  const past = pastIn(desk.state.notices, desk.today)
  return (
    <div class="notices">
      <section data-part aria-labelledby="post-head">
        <h2 id="post-head">{says.postHead}</h2>
        <Posting desk={desk} />
      </section>
      <section data-part aria-labelledby="hanging-head">
        <h2 id="hanging-head">{says.hangingHead(hanging.length)}</h2>
        {hanging.length === 0 && <p data-lead>{says.none}</p>}
        <List desk={desk} notices={hanging} />
      </section>
      {past.length > 0 && (
        <section data-part aria-labelledby="past-head">
          <h2 id="past-head">{says.pastHead}</h2>
          <List desk={desk} notices={past} />
        </section>
      )}
    </div>
  )
}

const Posting = ({ desk }: { desk: Desk }) => {
  const { edited, edit, restart } = useEdited(`notice of ${desk.team.id}`, blank)
  const { text, until } = edited
  const send = async () => {
    if (!text.trim()) throw new Amiss('text', says.needText)
    if (until && until < desk.today) throw new Amiss('until', says.needDay)
    needNobody('text', text)
    await desk.write({ type: 'notice-posted', text: text.trim(), ...(until ? { until } : {}) })
    restart()
    desk.say(says.posted)
  }
  return (
    <Form name="post" label={says.postHead} send={says.post} onSend={send}>
      <Area
        name="text"
        label={says.text}
        hint={says.textHint}
        value={text}
        most={NOTICE_MOST}
        onInput={words => edit({ ...edited, text: words })}
      />
      <Field
        name="until"
        label={says.until}
        hint={says.untilHint}
        type="date"
        min={desk.today}
        value={until}
        onInput={day => edit({ ...edited, until: day })}
      />
    </Form>
  )
}

const List = ({ desk, notices }: { desk: Desk; notices: readonly Notice[] }) => (
  <ul>
    {notices.map(({ id, text, on, until }) => (
      <li key={id} data-notice={id}>
        <p dir="auto">{text}</p>
        <small>{says.when(dayInWords(on, desk.today), dayInWords(until, desk.today))}</small>
        <Sure
          weight="quiet"
          ask={says.down}
          label={says.downIt(text)}
          action="take-down"
          tells={says.downTells}
          yes={says.downYes}
          onYes={async () => {
            await desk.write({ type: 'notice-taken-down', notice: id })
            desk.say(says.taken)
          }}
        />
      </li>
    ))}
  </ul>
)
