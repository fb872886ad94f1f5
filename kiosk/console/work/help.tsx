import { useState } from 'preact/hooks'
import type { Help } from '../../../shared/help.ts'
import { desk as words, workingDesk } from '../../../shared/words/en.ts'
import type { Desk } from '../at-desk.ts'
import { Button } from '../form/button.tsx'
import { Field, Together } from '../form/field.tsx'
import { Form } from '../form/form.tsx'
import { Terms } from '../form/terms.tsx'
import { ChoiceRows, newRow } from '../team/choice-rows.tsx'
import { Fold } from '../team/fold.tsx'
import { Calls } from './calls.tsx'
import { type HelpDraft, type HelpList, helpDraftOf, helpLists, helpSet } from './help-draft.ts'
import './help.css'

const { help: says } = workingDesk
const CHOICES_MOST = 12
const ones: Record<HelpList, (n: number) => string> = {
  kinds: says.kind,
  places: says.place,
  responders: says.responder,
}

/** Calls for help: who calls now, and what may be called for. */
export const HelpPage = ({ desk }: { desk: Desk }) => {
  const { help } = desk.state
  if (help.kinds.length === 0) {
    return (
      <section class="help" data-part aria-labelledby="help-set-head">
        <h2 id="help-set-head">{says.set}</h2>
        <p data-bell>{says.bell}</p>
        <p data-lead>{says.none}</p>
        <Setting desk={desk} onClose={() => {}} />
      </section>
    )
  }
  return (
    <div class="help">
      <p data-bell>{says.bell}</p>
      <p data-lead>{says.tells}</p>
      <Calls desk={desk} />
      <Fold
        head={says.setHead}
        name="help"
        now={<HelpNow help={help} above={aboveOf(desk)} />}
        kept={[...helpLists.map(list => help[list]), help.minutes]}
      >
        {close => <Setting desk={desk} onClose={close} />}
      </Fold>
    </div>
  )
}

/** The name of the team above, or the empty string. */
const aboveOf = ({ team, teams }: Desk) => {
  if (!team.parent) return ''
  return teams.find(({ id }) => id === team.parent)?.name ?? says.above
}

const HelpNow = ({ help, above }: { help: Help; above: string }) => (
  <Terms
    lines={[
      ...helpLists.map(list => [says[list], help[list].map(({ name }) => name).join(', ')] as const),
      [
        says.minutes,
        <>
          <span>{help.minutes}</span>
          <span>{says.minutesHint(above, String(help.minutes))}</span>
        </>,
      ],
    ]}
  />
)

const Setting = ({ desk, onClose }: { desk: Desk; onClose: () => void }) => {
  const { help } = desk.state
  const [draft, setDraft] = useState<HelpDraft>(() => helpDraftOf(help))
  const send = async () => {
    await desk.write(helpSet(draft))
    desk.say(says.saved)
    onClose()
  }
  return (
    <Form
      name="help"
      label={says.set}
      send={words.save}
      onSend={send}
      beside={help.kinds.length > 0 && <Button onClick={onClose}>{words.leaveIt}</Button>}
    >
      <p data-hint>{says.rolesHint}</p>
      {helpLists.map(list => (
        <Together key={list} name={list} label={says[list]}>
          <ChoiceRows
            rows={draft[list]}
            least={1}
            one={ones[list]}
            onInput={rows => setDraft({ ...draft, [list]: rows })}
          />
          {draft[list].length < CHOICES_MOST && (
            <div data-buttons>
              <Button
                action={`add-${list}`}
                onClick={() => setDraft({ ...draft, [list]: [...draft[list], newRow()] })}
              >
                {says.addTo[list]}
              </Button>
            </div>
          )}
        </Together>
      ))}
      <Field
        name="minutes"
        label={says.minutes}
        hint={says.minutesHint(aboveOf(desk), draft.minutes.trim() || String(help.minutes))}
        value={draft.minutes}
        most={3}
        inputMode="numeric"
        onInput={minutes => setDraft({ ...draft, minutes })}
      />
    </Form>
  )
}
