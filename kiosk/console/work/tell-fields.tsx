import { workingDesk } from '../../../shared/words/en.ts'
import { Together } from '../form/field.tsx'
import { More } from '../form/more.tsx'
import { usePeople } from '../form/people.tsx'
import type { KindPart } from './kind-fields.tsx'
import { toldNow } from './kind-now.ts'
import './tell-fields.css'

const { form: says } = workingDesk

/** The people who may be told, each to be ticked. */
export const TellFields = ({ desk, draft, set }: KindPart) => {
  const people = usePeople(desk, draft.tell)
  const names = people.filter(({ id }) => draft.tell.includes(id)).map(({ name }) => name)
  const turn = (id: string, isTold: boolean) =>
    set({ tell: isTold ? [...draft.tell, id] : draft.tell.filter(one => one !== id) })
  return (
    <More name="tell" head={says.tellHead} now={toldNow(names)}>
      <Together name="tell" label={says.tell} hint={says.tellHint}>
        <ul class="tell-fields">
          {people.map(({ id, name }) => (
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
    </More>
  )
}
