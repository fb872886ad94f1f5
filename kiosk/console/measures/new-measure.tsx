import { inUse } from '../../../shared/measures.ts'
import { desk as words } from '../../../shared/words/en.ts'
import { hashOf } from '../address.ts'
import type { Desk } from '../at-desk.ts'
import { Button } from '../form/button.tsx'
import { Form } from '../form/form.tsx'
import { useEdited } from '../form/kept.ts'
import { blankDraft, defined } from './draft.ts'
import { MeasureFields } from './measure-fields.tsx'

const { measures: says } = words

/** Makes a measure, and leads to where its readings are put in. */
export const NewMeasure = ({ desk }: { desk: Desk }) => {
  const {
    edited: draft,
    edit,
    restart,
  } = useEdited(`new measure of ${desk.team.id}`, { ...blankDraft, owner: desk.me.id })
  const send = async () => {
    const taken = inUse(desk.state.measures).map(({ key }) => key)
    const id = await desk.write(defined(draft, taken))
    restart()
    desk.say(says.made(draft.name.trim()))
    location.hash = hashOf({ team: desk.team.id, section: 'measures', item: id })
  }
  const leave = () => {
    restart()
    location.hash = hashOf({ team: desk.team.id, section: 'measures' })
  }
  return (
    <section data-part aria-labelledby="new-head">
      <h2 id="new-head">{says.make}</h2>
      <p data-lead>{says.makeTells}</p>
      <Form
        name="measure"
        label={says.make}
        send={says.send}
        onSend={send}
        beside={<Button onClick={leave}>{words.leaveIt}</Button>}
      >
        <MeasureFields desk={desk} draft={draft} isNew onInput={edit} />
      </Form>
    </section>
  )
}
