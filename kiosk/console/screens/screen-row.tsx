import { useState } from 'preact/hooks'
import { desk as words } from '../../../shared/words/en.ts'
import type { Screen } from '../asking.ts'
import type { Desk } from '../at-desk.ts'
import { Button } from '../form/button.tsx'
import { Field } from '../form/field.tsx'
import { Form } from '../form/form.tsx'
import { useSending } from '../form/sending.ts'
import { Sure } from '../form/sure.tsx'
import { agoInWords, dayInWords } from '../when.ts'

const { screens: says } = words

interface Props {
  desk: Desk
  screen: Screen
  again: () => Promise<void>
}

const seenInWords = ({ online, lastSeen, seenOn }: Screen, { now, today }: Desk) => {
  if (online) return says.online
  if (lastSeen) return says.lastSeen(agoInWords(lastSeen, now()))
  return seenOn ? says.lastSeen(dayInWords(seenOn, today)) : says.neverSeen
}

const buildInWords = ({ build }: Screen, newest: string) => {
  if (!build) return ''
  const short = build.slice(0, 7)
  return newest && build !== newest ? says.oldBuild(short) : short
}

/** One screen: what it is, whether it is there, and what can be asked of it. */
export const ScreenRow = ({ desk, screen, again }: Props) => {
  const [renaming, setRenaming] = useState(false)
  return (
    <>
      <tr data-screen={screen.id} data-online={screen.online}>
        <th scope="row">{screen.name}</th>
        <td data-label={says.kind} data-word>
          {says.kinds[screen.kind]}
        </td>
        <td data-label={says.seen} data-seen data-word>
          <span>{seenInWords(screen, desk)}</span>
        </td>
        <td data-label={says.build}>{buildInWords(screen, desk.build)}</td>
        <td data-label={says.line} data-secure={screen.secure}>
          {screen.secure === null ? '' : screen.secure ? says.secure : says.plain}
        </td>
        <td>
          <Actions {...{ desk, screen, again, renaming }} onRename={() => setRenaming(!renaming)} />
        </td>
      </tr>
      {renaming && (
        <tr data-below>
          <td colSpan={6}>
            <Renaming {...{ desk, screen, again }} onLeave={() => setRenaming(false)} />
          </td>
        </tr>
      )}
    </>
  )
}

interface ActionsProps extends Props {
  renaming: boolean
  onRename: () => void
}

const Actions = ({ desk, screen, again, renaming, onRename }: ActionsProps) => {
  const { phase, send } = useSending()
  const order = (what: 'identify' | 'reload') =>
    send(async () => {
      await desk.ask('POST', `/devices/${screen.id}/order`, { do: what })
      desk.say(what === 'identify' ? says.identified(screen.name) : says.reloaded(screen.name))
    })
  const away = !screen.online
  return (
    <div data-row>
      <Button
        weight="quiet"
        action="rename"
        label={says.renameIt(screen.name)}
        expanded={renaming}
        onClick={onRename}
      >
        {says.rename}
      </Button>
      <Button
        weight="quiet"
        action="identify"
        label={says.identifyIt(screen.name)}
        off={away}
        onClick={() => void order('identify')}
      >
        {says.identify}
      </Button>
      <Button
        weight="quiet"
        action="reload"
        label={says.reloadIt(screen.name)}
        off={away}
        onClick={() => void order('reload')}
      >
        {says.reload}
      </Button>
      <Sure
        weight="quiet"
        ask={says.remove}
        label={says.removeIt(screen.name)}
        action="remove"
        tells={says.removeTells(screen.name, screen.kind)}
        yes={says.removeYes}
        onYes={async () => {
          await desk.ask('DELETE', `/devices/${screen.id}`)
          desk.say(says.removed(screen.name))
          await again()
        }}
      />
      {phase.at === 'refused' && (
        <p role="alert" data-trouble>
          {phase.sentence}
        </p>
      )}
    </div>
  )
}

const Renaming = ({ desk, screen, again, onLeave }: Props & { onLeave: () => void }) => {
  const [name, setName] = useState(screen.name)
  const send = async () => {
    await desk.ask('PATCH', `/devices/${screen.id}`, { name })
    await again()
    desk.say(says.renamed(name.trim()))
    onLeave()
  }
  return (
    <Form
      name="rename"
      label={says.renameIt(screen.name)}
      send={words.save}
      onSend={send}
      beside={<Button onClick={onLeave}>{words.leaveIt}</Button>}
    >
      <Field name="name" label={says.newName} value={name} most={60} onInput={setName} />
    </Form>
  )
}
