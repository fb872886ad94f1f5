import { desk as words } from '../../../shared/words/en.ts'
import type { Desk } from '../at-desk.ts'
import { Tick } from '../form/field.tsx'
import { inTreeOrder } from './tree.ts'

const { people: says } = words

export interface RolesOf {
  admin: boolean
  teams: readonly string[]
}

interface Props {
  desk: Desk
  roles: RolesOf
  /** Whether somebody changes what they may do themselves. */
  isOwn?: boolean
  onInput: (roles: RolesOf) => void
}

/** What a person may do: lead some teams, or look after the whole house. */
export const Roles = ({ desk, roles, isOwn = false, onInput }: Props) => (
  <>
    <fieldset data-field>
      <legend>{says.leads}</legend>
      {inTreeOrder(desk.teams).map(({ id, name }) => (
        <Tick
          key={id}
          name={`lead-${id}`}
          label={name}
          value={roles.teams.includes(id)}
          onInput={yes =>
            onInput({
              ...roles,
              teams: yes ? [...roles.teams, id] : roles.teams.filter(team => team !== id),
            })
          }
        />
      ))}
    </fieldset>
    <Tick
      name="admin"
      label={says.admin}
      hint={isOwn && !roles.admin ? says.adminGone : says.adminHint}
      value={roles.admin}
      onInput={admin => onInput({ ...roles, admin })}
    />
  </>
)
