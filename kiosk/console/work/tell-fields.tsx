import { workingDesk } from '../../../shared/words/en.ts'
import { useAsked } from '../asked.ts'
import { Together } from '../form/field.tsx'
import type { KindPart } from './kind-fields.tsx'
import './tell-fields.css'

const { form: says } = workingDesk
const TELL_MOST = 8

/** The people who may be told, each to be ticked. */
export const TellFields = ({ desk, draft, set }: KindPart) => {
  const { value } = useAsked<{ people: readonly { id: string; name: string }[] }>(
    desk.ask,
    `/teams/${desk.team.id}/people`,
  )
  const people = value?.people ?? [{ id: desk.me.id, name: desk.me.name }]
  const others = draft.tell.filter(id => !people.some(one => one.id === id))
  // Who left is still named until they are taken out.
  const listed = [...people, ...others.map(id => ({ id, name: desk.nameOf(`lead:${id}`) }))]
  const turn = (id: string, isTold: boolean) =>
    set({ tell: isTold ? [...draft.tell, id].slice(0, TELL_MOST) : draft.tell.filter(one => one !== id) })
  return (
    <Together name="tell" label={says.tell} hint={says.tellHint}>
      <ul class="tell-fields">
        {listed.map(({ id, name }) => (
          <li key={id}>
            <label>
              <input
                type="checkbox"
                name={`tell-${id}`}
                checked={draft.tell.includes(id)}
                onChange={event => turn(id, event.currentTarget.checked)}
              />
              <span>{name}</span>
            </label>
          </li>
        ))}
      </ul>
    </Together>
  )
}
