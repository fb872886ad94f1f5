import { useEffect, useRef } from 'preact/hooks'
import { desk } from '../../shared/words/en.ts'
import type { Person } from './asking.ts'
import { SignIn } from './home/sign-in.tsx'
import './again.css'

/** Asks to sign in again over the desk, so that what was typed below it stays. */
export const Again = ({ me, onLeave }: { me: Person; onLeave: () => void }) => {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
    dialog.current?.querySelector<HTMLElement>('[name="password"]')?.focus()
  }, [])
  return (
    <dialog ref={dialog} class="again" aria-labelledby="again-head" onClose={onLeave}>
      <h2 id="again-head">{desk.signInAgain}</h2>
      <p>{desk.signInAgainTells}</p>
      <SignIn
        email={me.email}
        onIn={person => {
          // Somebody else has other teams and other rights: their desk starts afresh.
          if (person.id !== me.id) location.reload()
          else onLeave()
        }}
      />
    </dialog>
  )
}
