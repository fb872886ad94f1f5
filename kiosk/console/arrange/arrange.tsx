import { useEffect, useRef } from 'preact/hooks'
import { panelOf } from '../../../board/panels/panels.ts'
import type { Placement } from '../../../shared/team.ts'
import { desk as words } from '../../../shared/words/en.ts'
import type { Desk } from '../at-desk.ts'
import { Button } from '../form/button.tsx'
import { Form } from '../form/form.tsx'
import { useEdited } from '../form/kept.ts'
import { Sure } from '../form/sure.tsx'
import { moved } from '../team/draft.ts'
import { Adding } from './adding.tsx'
import { hanging, PANELS_MOST, placementOf } from './arrangement.ts'
import { Placed } from './placed.tsx'
import { Preview } from './preview.tsx'
import './arrange.css'

const { board: says } = words

/** What hangs where on the team's board, with the board itself beside it. */
export const Arrange = ({ desk }: { desk: Desk }) => {
  const kept = desk.state.team.board
  const {
    edited,
    edit,
    settle,
    restart,
    isWaiting: differs,
    isOvertaken,
  } = useEdited<readonly Placement[]>(`board of ${desk.team.id}`, kept)
  useHanging(desk, edited, edit)
  const send = async () => {
    await desk.write({ type: 'board-arranged', panels: [...edited] })
    settle()
    desk.say(says.saved)
  }
  const move = (at: number, by: number) => {
    edit(moved(edited, at, by))
    const { kind } = edited[at]!
    desk.say(words.nowAt(panelOf(kind)?.title ?? kind, at + by + 1, edited.length))
  }
  const dialog = useRef<HTMLDialogElement>(null)
  const add = (kind: string) => {
    const panel = panelOf(kind)
    if (!panel) return
    edit([...edited, placementOf(panel, edited)])
    desk.say(says.hung(panel.title))
  }
  return (
    <div class="arrange">
      <div data-list>
        <p data-lead>{says.tells}</p>
        <Form
          name="board"
          label={words.sections.board}
          send={differs ? says.save : says.nothingToSave}
          onSend={async () => (differs ? send() : undefined)}
          beside={
            differs && (
              <Sure
                ask={says.undo}
                action="undo"
                tells={says.undoTells}
                yes={says.undoYes}
                onYes={async () => restart()}
              />
            )
          }
        >
          {edited.length === 0 && <p data-hint>{says.none}</p>}
          <ol>
            {edited.map((placement, at) => (
              <Placed
                key={placement.id}
                state={desk.state}
                placement={placement}
                at={at}
                of={edited.length}
                onMove={by => move(at, by)}
                onMoveTo={from => edit(moved(edited, from, at - from))}
                onChange={next => edit(edited.with(at, next))}
                onRemove={() => edit(edited.toSpliced(at, 1))}
              />
            ))}
          </ol>
          <div data-add>
            {edited.length < PANELS_MOST ? (
              <Button action="add-panel" onClick={() => dialog.current?.showModal()}>
                {says.add}
              </Button>
            ) : (
              <p data-hint>{says.full(PANELS_MOST)}</p>
            )}
          </div>
          {isOvertaken && (
            <p role="status" data-note>
              {says.overtaken}
            </p>
          )}
        </Form>
        <Adding dialog={dialog} placed={edited.map(({ kind }) => kind)} onAdd={add} />
      </div>
      <Preview team={desk.team.id} placements={edited} />
    </div>
  )
}

/** Who comes from a measure to hang it finds it on the list already, and has only to save. */
const useHanging = (desk: Desk, edited: readonly Placement[], edit: (next: readonly Placement[]) => void) => {
  const asked = desk.place.measure
  useEffect(() => {
    const measure = desk.state.measures[asked]
    const hung = measure && hanging(measure.key, edited)
    if (!hung) return
    edit(hung)
    desk.say(says.hung(measure.name))
  }, [asked])
}
