import { useAsked } from '../asked.ts'
import type { Desk } from '../at-desk.ts'
import { Pick } from './field.tsx'

interface Somebody {
  id: string
  name: string
}

/** Who may be named for something of the team. Who left is still named until somebody else is. */
export const usePeople = (desk: Desk, named: readonly string[]): readonly Somebody[] => {
  const { value } = useAsked<{ people: readonly Somebody[] }>(desk.ask, `/teams/${desk.team.id}/people`)
  const people = value?.people ?? [{ id: desk.me.id, name: desk.me.name }]
  const left = named.filter(id => id && !people.some(one => one.id === id))
  return [...people, ...left.map(id => ({ id, name: desk.nameOf(`lead:${id}`) }))]
}

interface Props {
  desk: Desk
  name: string
  label: string
  hint?: string
  /** What is said where it is nobody. */
  nobody: string
  value: string
  onInput: (id: string) => void
}

/** Somebody of the team, or nobody. */
export const PersonPick = ({ desk, nobody, ...pick }: Props) => (
  <Pick
    {...pick}
    options={[
      { value: '', label: nobody },
      ...usePeople(desk, [pick.value]).map(({ id, name }) => ({ value: id, label: name })),
    ]}
  />
)
