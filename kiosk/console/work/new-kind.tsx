import { workingDesk } from '../../../shared/words/en.ts'
import { KINDS_MOST, workInUse } from '../../../shared/work-kind.ts'
import { workTemplates } from '../../../shared/work-templates.ts'
import { hashOf } from '../address.ts'
import type { Desk } from '../at-desk.ts'
import { Button } from '../form/button.tsx'
import { focusSoon } from '../form/focus.ts'
import { Form } from '../form/form.tsx'
import { useEdited } from '../form/kept.ts'
import { writeBeside } from './beside.ts'
import { blankKind, fromTemplate, type KindDraft, kindDefined } from './kind-draft.ts'
import { KindFields } from './kind-fields.tsx'
import { TemplateList } from './template-list.tsx'

const { form: says } = workingDesk

interface Begun {
  template: string
  draft: KindDraft
}

/** Makes a kind of work, from one that many teams count or from nothing, and leads to its page. */
export const NewKind = ({ desk }: { desk: Desk }) => {
  const { shifts } = desk.state.team
  const { edited, edit, restart } = useEdited<Begun | null>(`new work of ${desk.team.id}`, null)
  const taken = workInUse(desk.state.work).map(({ key }) => key)
  const choose = (key: string) => {
    const chosen = workTemplates.find(one => one.key === key)
    const draft = chosen ? fromTemplate(chosen, shifts) : blankKind(shifts)
    edit({ template: key, draft: { ...draft, tell: [desk.me.id] } })
    focusSoon('[data-form="kind"] [name="name"]')
  }
  const send = async (draft: KindDraft) => {
    const id = await writeBeside(desk, kindDefined(draft, shifts, taken))
    restart()
    desk.say(says.made(draft.name.trim()))
    location.hash = hashOf({ team: desk.team.id, section: 'work', item: id })
  }
  return (
    <section data-part aria-labelledby="new-head">
      <h2 id="new-head">{says.make}</h2>
      {taken.length >= KINDS_MOST ? (
        <p data-lead>{workingDesk.tooMany(KINDS_MOST)}</p>
      ) : edited ? (
        <Beginning
          {...{ desk }}
          begun={edited}
          onInput={draft => edit({ ...edited, draft })}
          onSend={() => send(edited.draft)}
          onOther={() => {
            restart()
            focusSoon('.template-list button')
          }}
        />
      ) : (
        <>
          <p data-lead>{says.makeTells}</p>
          <TemplateList onChoose={choose} />
        </>
      )}
    </section>
  )
}

interface BeginningProps {
  desk: Desk
  begun: Begun
  onInput: (draft: KindDraft) => void
  onSend: () => Promise<void>
  onOther: () => void
}

/** The few things to decide. */
const Beginning = ({ desk, begun: { template, draft }, onInput, onSend, onOther }: BeginningProps) => (
  <>
    <p data-lead>{says.decideTells}</p>
    <Form
      name="kind"
      label={says.make}
      send={says.send}
      onSend={onSend}
      beside={
        <Button action="other-template" onClick={onOther}>
          {says.other}
        </Button>
      }
    >
      <KindFields key={template} desk={desk} draft={draft} isNew onInput={onInput} />
    </Form>
  </>
)
