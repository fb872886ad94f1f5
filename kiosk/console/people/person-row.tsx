import { useState } from 'preact/hooks'
import { desk as words } from '../../../shared/words/en.ts'
import type { Person } from '../asking.ts'
import type { Desk } from '../at-desk.ts'
import { Button } from '../form/button.tsx'
import { Form } from '../form/form.tsx'
import { Sure } from '../form/sure.tsx'
import type { Invitation } from './hand-over.tsx'
import { Roles, type RolesOf } from './roles.tsx'

const { people: says } = words

interface Props {
  desk: Desk
  person: Person
  onChange: () => Promise<void>
  onInvited: (invitation: Invitation) => Promise<void>
}

const mayInWords = ({ admin, roles }: Person, { teams }: Desk) => {
  if (admin) return says.isAdmin
  const led = teams.filter(({ id }) => roles[id] === 'lead').map(({ name }) => name)
  return led.length > 0 ? says.leadsTeams(led) : says.leadsNone
}

export const PersonRow = ({ desk, person, onChange, onInvited }: Props) => {
  const [changing, setChanging] = useState(false)
  return (
    <>
      <tr data-person={person.id}>
        <th scope="row">
          {person.name} {person.id === desk.me.id && <small>{says.you}</small>}
          {person.invited && <small data-invited>{says.waiting}</small>}
        </th>
        <td data-label={says.email}>{person.email}</td>
        <td data-label={says.may}>{mayInWords(person, desk)}</td>
        <td>
          <Actions
            {...{ desk, person, onChange, onInvited, changing }}
            onToggle={() => setChanging(!changing)}
          />
        </td>
      </tr>
      {changing && (
        <tr data-below>
          <td colSpan={4}>
            <Changing {...{ desk, person, onChange }} onLeave={() => setChanging(false)} />
          </td>
        </tr>
      )}
    </>
  )
}

interface ActionsProps extends Props {
  changing: boolean
  onToggle: () => void
}

const Actions = ({ desk, person, onChange, onInvited, changing, onToggle }: ActionsProps) => {
  const { id, name } = person
  return (
    <div data-row>
      <Button
        weight="quiet"
        action="roles"
        label={says.changeIt(name)}
        expanded={changing}
        onClick={onToggle}
      >
        {says.change}
      </Button>
      {id !== desk.me.id && (
        <>
          <Sure
            weight="quiet"
            ask={says.again}
            label={says.againIt(name)}
            action="invite-again"
            tells={says.againTells(name)}
            yes={says.againYes}
            onYes={async () => {
              const { invitation } = await desk.ask<{ invitation: string }>(
                'POST',
                `/people/${id}/invitation`,
              )
              desk.say(says.againDone(name))
              await onInvited({ name, code: invitation })
            }}
          />
          <Sure
            weight="quiet"
            ask={says.remove}
            label={says.removeIt(name)}
            action="remove"
            tells={says.removeTells(name)}
            yes={says.removeYes}
            onYes={async () => {
              await desk.ask('DELETE', `/people/${id}`)
              desk.say(says.removed(name))
              await onChange()
            }}
          />
        </>
      )}
    </div>
  )
}

interface ChangingProps extends Pick<Props, 'desk' | 'person' | 'onChange'> {
  onLeave: () => void
}

const Changing = ({ desk, person, onChange, onLeave }: ChangingProps) => {
  const led = Object.keys(person.roles).filter(team => desk.teams.some(({ id }) => id === team))
  const [roles, setRoles] = useState<RolesOf>({ admin: person.admin, teams: led })
  const send = async () => {
    await desk.ask('PATCH', `/people/${person.id}`, roles)
    await onChange()
    desk.say(says.changed(person.name))
    onLeave()
  }
  return (
    <Form
      name="roles"
      label={says.changeIt(person.name)}
      send={words.save}
      onSend={send}
      beside={<Button onClick={onLeave}>{words.leaveIt}</Button>}
    >
      <Roles desk={desk} roles={roles} isOwn={person.id === desk.me.id} onInput={setRoles} />
    </Form>
  )
}
