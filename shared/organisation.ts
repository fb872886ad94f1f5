import { Type } from 'typebox'
import { Id, subject } from './subject.ts'

const Name = Type.String({ minLength: 1, maxLength: 60 })

export interface Branch {
  name: string
  /** The team above it, or the empty string when that is the organisation. */
  parent: string
  closed: boolean
}

export interface Organisation {
  name: string
  teams: Readonly<Record<string, Branch>>
}

const edit = (now: Organisation, team: string, change: Partial<Branch>): Organisation => {
  const found = now.teams[team]
  return found ? { ...now, teams: { ...now.teams, [team]: { ...found, ...change } } } : now
}

/** The tree: which teams there are, and which stands under which. */
export const organisation = subject<Organisation, 'org'>('org', { name: '', teams: {} })
  .on(
    'organisation-named',
    { body: { name: Name }, by: ['admin', 'system'], wall: 'nothing' },
    (now, { name }) => ({ ...now, name }),
  )
  .on(
    'team-founded',
    { body: { name: Name, parent: Type.Optional(Id) }, by: ['admin', 'system'], wall: 'nothing' },
    (now, { name, parent = '' }, { id }) => ({
      ...now,
      teams: { ...now.teams, [id]: { name, parent, closed: false } },
    }),
  )
  .on(
    'team-renamed',
    { body: { team: Id, name: Name }, by: ['admin'], wall: 'nothing' },
    (now, { team, name }) => edit(now, team, { name }),
  )
  .on('team-closed', { body: { team: Id }, by: ['admin'], wall: 'nothing' }, (now, { team }) =>
    edit(now, team, { closed: true }),
  )

/** How many steps a team stands below the organisation: its huddle tier, 1 for the top. */
export const tierOf = ({ teams }: Organisation, team: string): number => {
  let tier = 1
  for (let at = teams[team]; at?.parent && tier < 12; at = teams[at.parent]) tier++
  return tier
}
