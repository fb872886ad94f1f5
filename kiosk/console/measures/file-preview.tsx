import { useEffect, useRef, useState } from 'preact/hooks'
import { ApiRefusal, Unreachable } from '../../../shared/look/api.ts'
import type { Measure } from '../../../shared/measures.ts'
import { desk as words } from '../../../shared/words/en.ts'
import type { Desk } from '../at-desk.ts'
import { Button } from '../form/button.tsx'
import { Tick } from '../form/field.tsx'
import { Form } from '../form/form.tsx'
import { Amiss, useSending } from '../form/sending.ts'
import { FileColumns } from './file-columns.tsx'
import { isFileWrong, isWhollyWrong, type Look, type Mapping, replacing } from './file-look.ts'
import { FileRows } from './file-rows.tsx'

const { measures: says } = words
const SAID_MOST = 40

interface Props {
  desk: Desk
  measure: Measure
  look: Look
  onLook: (look: Look) => void
  onLeave: () => void
}

/** What a file would come to: which columns are what, what cannot be read and why, and the button that takes it. */
export const FilePreview = ({ desk, measure, look, onLook, onLeave }: Props) => {
  const [leaveOut, setLeaveOut] = useState(false)
  const { phase, send } = useSending()
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [])
  const path = `/teams/${desk.team.id}/imports/${look.import}`
  useEffect(() => () => void letGo(desk, path), [path])
  const map = (mapping: Mapping) => send(async () => onLook(await desk.ask<Look>('POST', path, { mapping })))
  const take = async () => {
    if (look.counts.bad > 0 && !leaveOut) throw new Amiss('leaveOut', says.needLeaveOut)
    const taken = await takeIt(desk, path, { mapping: look.guess, leaveOut })
    desk.say(says.taken(taken.written, taken.leftOut))
    onLeave()
  }
  const isWrong = isWhollyWrong(look)
  const another = (
    <Button action="other-file" onClick={onLeave}>
      {says.otherFile}
    </Button>
  )
  return (
    <div data-look>
      <h3 ref={head} tabIndex={-1}>
        {look.name}
      </h3>
      <FileColumns look={look} measure={measure} onMap={mapping => void map(mapping)} />
      {phase.at === 'refused' && (
        <p role="alert" data-trouble>
          {phase.sentence}
        </p>
      )}
      <Tally look={look} />
      <Said
        head={isFileWrong(look) ? says.fileWrongHead : says.fileBadHead}
        lines={look.problems}
        more={look.moreProblems}
        isWrong
      />
      <Said head={says.fileNotesHead} lines={look.notes} more={0} />
      {!isWrong && <FileRows desk={desk} measure={measure} rows={look.rows} />}
      {isWrong ? (
        <p>{another}</p>
      ) : (
        <Form
          name="take"
          label={look.name}
          send={says.take(look.counts.good - look.counts.unchanged)}
          onSend={take}
          beside={another}
        >
          {look.counts.bad > 0 && (
            <Tick
              name="leaveOut"
              label={says.leaveOut(look.counts.bad)}
              hint={says.leaveOutHint}
              value={leaveOut}
              onInput={setLeaveOut}
            />
          )}
        </Form>
      )}
    </div>
  )
}

interface Taken {
  written: number
  leftOut: number
}

/** The server need not keep a file that nobody looks at any more. Where this fails, it goes by itself later. */
const letGo = async (desk: Desk, path: string) => {
  try {
    await desk.ask('DELETE', path)
  } catch (error) {
    if (!(error instanceof ApiRefusal || error instanceof Unreachable)) throw error
  }
}

const takeIt = async (desk: Desk, path: string, body: { mapping: Mapping; leaveOut: boolean }) => {
  try {
    return await desk.ask<Taken>('POST', `${path}/take`, body)
  } catch (error) {
    // What it says is about the file, and no field of this form.
    if (error instanceof ApiRefusal) throw new Amiss('', error.message)
    throw error
  }
}

const Tally = ({ look }: { look: Look }) => {
  const { good, bad, unchanged } = look.counts
  if (isFileWrong(look))
    return (
      <p role="status" data-tally>
        {`${says.fileGood(0)}.`}
      </p>
    )
  const parts = [
    says.fileGood(good),
    bad > 0 ? says.fileBad(bad) : '',
    unchanged > 0 ? says.fileUnchanged(unchanged) : '',
  ].filter(Boolean)
  const replaced = replacing(look)
  return (
    <div role="status">
      <p data-tally>{`${parts.join('; ')}.`}</p>
      {replaced > 0 && <p>{says.fileReplaces(replaced)}</p>}
    </div>
  )
}

interface SaidProps {
  head: string
  lines: readonly { line: number; column?: string; message: string }[]
  more: number
  isWrong?: boolean
}

export const Said = ({ head, lines, more, isWrong = false }: SaidProps) => {
  if (lines.length === 0) return null
  const left = more + Math.max(0, lines.length - SAID_MOST)
  return (
    <div data-said={isWrong ? 'wrong' : 'note'}>
      <h4>{head}</h4>
      <ul>
        {lines.slice(0, SAID_MOST).map(({ line, column = '', message }) => (
          <li key={`${line} ${column} ${message}`}>{says.lineSays(line, column, message)}</li>
        ))}
      </ul>
      {left > 0 && <p>{says.fileMore(left)}</p>}
    </div>
  )
}
