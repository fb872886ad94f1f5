import { useEffect, useRef, useState } from 'preact/hooks'
import { ApiRefusal } from '../../../shared/look/api.ts'
import { desk as words, workingDesk } from '../../../shared/words/en.ts'
import type { Desk } from '../at-desk.ts'
import { Button } from '../form/button.tsx'
import { Tick } from '../form/field.tsx'
import { Form } from '../form/form.tsx'
import { Amiss, useSending } from '../form/sending.ts'
import { Said } from '../measures/file-preview.tsx'
import { CountColumns } from './count-columns.tsx'
import { type CountMapping, type CountRow, type CountsLook, takesNothing } from './counts-look.ts'
import '../form/table.css'

const { measures } = words
const { file: says } = workingDesk
const SHOWN = 8

interface Props {
  desk: Desk
  look: CountsLook
  onLook: (look: CountsLook) => void
  onLeave: () => void
}

interface Taken {
  written: number
  already: number
  leftOut: number
}

/** What a file of counts would come to, and the button that takes it. */
export const CountsPreview = ({ desk, look, onLook, onLeave }: Props) => {
  const [leaveOut, setLeaveOut] = useState(false)
  const { phase, send } = useSending()
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [])
  const path = `/teams/${desk.team.id}/imports/${look.import}`
  const map = (mapping: CountMapping) =>
    void send(async () => onLook(await desk.ask<CountsLook>('POST', path, { mapping })))
  const take = async () => {
    if (look.counts.bad > 0 && !leaveOut) throw new Amiss('leaveOut', measures.needLeaveOut)
    const { written, already, leftOut } = await takeIt(desk, path, { mapping: look.guess, leaveOut })
    desk.say(says.taken(written, already, leftOut))
    onLeave()
  }
  const another = (
    <Button action="other-file" onClick={onLeave}>
      {measures.otherFile}
    </Button>
  )
  const { good, bad, unchanged } = look.counts
  return (
    <div data-look>
      <h3 ref={head} tabIndex={-1}>
        {look.name}
      </h3>
      <CountColumns look={look} onMap={map} />
      {phase.at === 'refused' && (
        <p role="alert" data-trouble>
          {phase.sentence}
        </p>
      )}
      <p role="status" data-tally>
        {tallyOf(look)}
      </p>
      <Said head={measures.fileBadHead} lines={look.problems} more={look.moreProblems} isWrong />
      <Said head={measures.fileNotesHead} lines={look.notes} more={0} />
      {takesNothing(look) ? (
        <p>{another}</p>
      ) : (
        <>
          <Rows rows={look.rows} />
          <Form
            name="take"
            label={look.name}
            send={says.take(good - unchanged)}
            onSend={take}
            beside={another}
          >
            {bad > 0 && (
              <Tick
                name="leaveOut"
                label={measures.leaveOut(bad)}
                hint={measures.leaveOutHint}
                value={leaveOut}
                onInput={setLeaveOut}
              />
            )}
          </Form>
        </>
      )}
    </div>
  )
}

const takeIt = async (desk: Desk, path: string, body: { mapping: CountMapping; leaveOut: boolean }) => {
  try {
    return await desk.ask<Taken>('POST', `${path}/take`, body)
  } catch (error) {
    // What it says is about the file, and no field of this form.
    if (error instanceof ApiRefusal) throw new Amiss('', error.message)
    throw error
  }
}

const tallyOf = ({ counts: { good, bad, unchanged } }: CountsLook) => {
  const parts = [
    measures.fileGood(good),
    bad > 0 ? measures.fileBad(bad) : '',
    unchanged > 0 ? says.fileKnown(unchanged) : '',
  ]
  return `${parts.filter(Boolean).join('; ')}.`
}

const Rows = ({ rows }: { rows: readonly CountRow[] }) => (
  <div class="table">
    <table data-folds>
      <caption>{measures.fileRows}</caption>
      <thead>
        <tr>
          <th scope="col">{measures.line}</th>
          <th scope="col">{says.parts.when}</th>
          <th scope="col">{says.parts.what}</th>
          <th scope="col">{says.parts.count}</th>
          <th scope="col">{says.state}</th>
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, SHOWN).map(({ line, when, what, count, known }) => (
          <tr key={line}>
            <th scope="row">{line}</th>
            <td data-label={says.parts.when}>{when}</td>
            <td data-label={says.parts.what}>{says.whatNow[what]}</td>
            <td data-label={says.parts.count}>{count}</td>
            <td data-label={says.state} data-soft>
              {known ? says.known : ''}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
