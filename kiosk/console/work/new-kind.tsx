import { useState } from 'preact/hooks'
import { workingDesk } from '../../../shared/words/en.ts'
import { KINDS_MOST, workInUse } from '../../../shared/work-kind.ts'
import { workTemplates } from '../../../shared/work-templates.ts'
import { hashOf } from '../address.ts'
import type { Desk } from '../at-desk.ts'
import { OneOf } from '../form/field.tsx'
import { Form } from '../form/form.tsx'
import { Amiss } from '../form/sending.ts'
import { writeBeside } from './beside.ts'
import { blankKind, fromTemplate, type KindDraft, kindDefined } from './kind-draft.ts'
import { KindFields } from './kind-fields.tsx'

const { form: says } = workingDesk
const OWN = 'own'

const options = [
  ...workTemplates.map(({ key, name, demand, bucket }) => ({
    value: key,
    label: name,
    tells: says.templateTells(says.demandWord[demand], says.bucketWord[bucket]),
  })),
  { value: OWN, label: says.ownTemplate, tells: says.ownTells },
]

/** Makes a kind of work, from one that many teams count or from nothing, and leads to its page. */
export const NewKind = ({ desk }: { desk: Desk }) => {
  const { shifts } = desk.state.team
  const [template, setTemplate] = useState(OWN)
  const [draft, setDraft] = useState<KindDraft>(() => ({ ...blankKind(shifts), tell: [desk.me.id] }))
  const choose = (key: string) => {
    const chosen = workTemplates.find(one => one.key === key)
    setTemplate(key)
    setDraft({ ...(chosen ? fromTemplate(chosen, shifts) : blankKind(shifts)), tell: [desk.me.id] })
  }
  const send = async () => {
    const taken = workInUse(desk.state.work).map(({ key }) => key)
    if (taken.length >= KINDS_MOST) throw new Amiss('name', workingDesk.tooMany(KINDS_MOST))
    const id = await writeBeside(desk, kindDefined(draft, shifts, taken))
    desk.say(says.made(draft.name.trim()))
    location.hash = hashOf({ team: desk.team.id, section: 'work', item: id })
  }
  return (
    <section data-part aria-labelledby="new-head">
      <h2 id="new-head">{says.make}</h2>
      <p data-lead>{says.makeTells}</p>
      <Form name="kind" label={says.make} send={says.send} onSend={send}>
        <OneOf name="template" label={says.template} value={template} options={options} onInput={choose} />
        <KindFields key={template} desk={desk} draft={draft} isNew onInput={setDraft} />
      </Form>
    </section>
  )
}
