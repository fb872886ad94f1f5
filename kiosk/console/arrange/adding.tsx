import type { RefObject } from 'preact'
import { panelGroups, panels } from '../../../board/panels/panels.ts'
import { desk as words } from '../../../shared/words/en.ts'
import { Button } from '../form/button.tsx'
import './adding.css'

const { board: says } = words

interface Props {
  /** Shown by whoever holds it; it stands outside the form, for its list is none of the form's. */
  dialog: RefObject<HTMLDialogElement | null>
  /** The kinds that are on the board already. */
  placed: readonly string[]
  onAdd: (kind: string) => void
}

/** Every panel there is, by what it is for, each with what it shows. */
export const Adding = ({ dialog, placed, onAdd }: Props) => {
  const leave = () => dialog.current?.close()
  const add = (kind: string) => {
    leave()
    onAdd(kind)
  }
  return (
    <dialog ref={dialog} class="adding" aria-labelledby="adding-head">
      <header>
        <h2 id="adding-head">{says.add}</h2>
        <Button weight="quiet" action="leave-adding" onClick={leave}>
          {words.leaveIt}
        </Button>
        <p>{says.addTells}</p>
      </header>
      <div>
        {panelGroups.map(group => (
          <section key={group} aria-labelledby={`adding-${group}`}>
            <h3 id={`adding-${group}`}>{says.groups[group]}</h3>
            <ul>
              {panels
                .filter(panel => panel.group === group)
                .map(({ kind, title }) => (
                  <li key={kind}>
                    <button type="button" data-action={`add-${kind}`} onClick={() => add(kind)}>
                      <b>{title}</b>
                      {placed.includes(kind) && <i>{says.hangs}</i>}
                      <small>{says.shows[kind]}</small>
                    </button>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </dialog>
  )
}
