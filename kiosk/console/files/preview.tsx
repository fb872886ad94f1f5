import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { ApiRefusal, Unreachable } from '../../../shared/look/api.ts'
import { desk as words } from '../../../shared/words/en.ts'
import type { Desk } from '../at-desk.ts'
import { Button } from '../form/button.tsx'
import { Tick } from '../form/field.tsx'
import { Form } from '../form/form.tsx'
import { Amiss, useSending } from '../form/sending.ts'
import { isFileWrong, isWhollyWrong, type Look, type Mapping } from './look.ts'

const { measures: says } = words
const SAID_MOST = 40

interface Taken {
  written: number
  already: number
  leftOut: number
}

interface Props<M extends Mapping, L extends Look<M>> {
  desk: Desk
  look: L
  /** Which column is what. */
  columns: (map: (mapping: M) => void) => ComponentChildren
  /** What the file would come to, in a sentence or two. */
  tally: ComponentChildren
  /** The first rows, as they would be taken. */
  rows: ComponentChildren
  take: (rows: number) => string
  taken: (taken: Taken) => string
  onLook: (look: L) => void
  onLeave: () => void
}

/** What a file would come to: which columns are what, what cannot be read and why, and the button that takes it. */
export const Preview = <M extends Mapping, L extends Look<M>>(props: Props<M, L>) => {
  const { desk, look, columns, tally, rows, onLook, onLeave } = props
  const { phase, send } = useSending()
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [])
  const path = `/teams/${desk.team.id}/imports/${look.import}`
  useEffect(() => () => void letGo(desk, path), [path])
  const map = (mapping: M) => void send(async () => onLook(await desk.ask<L>('POST', path, { mapping })))
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
      {columns(map)}
      {phase.at === 'refused' && (
        <p role="alert" data-trouble>
          {phase.sentence}
        </p>
      )}
      <div role="status">{isFileWrong(look) ? <p data-tally>{`${says.fileGood(0)}.`}</p> : tally}</div>
      <Said
        head={isFileWrong(look) ? says.fileWrongHead : says.fileBadHead}
        lines={look.problems}
        more={look.moreProblems}
        isWrong
      />
      <Said head={says.fileNotesHead} lines={look.notes} more={0} />
      {isWhollyWrong(look) ? (
        <p>{another}</p>
      ) : (
        <>
          {rows}
          <Taking {...props} path={path} another={another} />
        </>
      )}
    </div>
  )
}

interface TakingProps<M extends Mapping, L extends Look<M>> extends Props<M, L> {
  path: string
  another: ComponentChildren
}

const Taking = <M extends Mapping, L extends Look<M>>(props: TakingProps<M, L>) => {
  const { desk, look, path, another, take, taken, onLeave } = props
  const [leaveOut, setLeaveOut] = useState(false)
  const { good, bad, unchanged } = look.counts
  const send = async () => {
    if (bad > 0 && !leaveOut) throw new Amiss('leaveOut', says.needLeaveOut)
    desk.say(taken(await takeIt(desk, path, { mapping: look.guess, leaveOut })))
    onLeave()
  }
  return (
    <Form name="take" label={look.name} send={take(good - unchanged)} onSend={send} beside={another}>
      {bad > 0 && (
        <Tick
          name="leaveOut"
          label={says.leaveOut(bad)}
          hint={says.leaveOutHint}
          value={leaveOut}
          onInput={setLeaveOut}
        />
      )}
    </Form>
  )
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

interface SaidProps {
  head: string
  lines: readonly { line: number; column?: string; message: string }[]
  more: number
  isWrong?: boolean
}

const Said = ({ head, lines, more, isWrong = false }: SaidProps) => {
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
