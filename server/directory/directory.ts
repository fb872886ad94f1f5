import type { Adapter } from 'lowdb'
import type { Clock } from '../clock.ts'
import { Refusal } from '../refusal.ts'
import { openBook } from './book.ts'
import { type Devices, devicesIn } from './devices.ts'
import type { Document, Person } from './document.ts'
import { type Keys, keysIn } from './keys.ts'
import { type Mappings, mappingsIn } from './mappings.ts'
import { type People, type PersonSeen, peopleIn, seenOf } from './people.ts'
import { dayOf, keepSeen } from './seen.ts'
import { type Sessions, sessionsIn } from './sessions.ts'
import { newTeamCode } from './tokens.ts'
import { type Topics, topicsIn } from './topics.ts'
import { type Hooks, hooksIn } from './webhooks.ts'

export interface FirstPerson {
  id: string
  name: string
  email: string
  passwordHash: string
}

export interface Directory {
  /** Whether somebody set this installation up. */
  isDone(): boolean
  /** The code of a set-up that is not done: the same after a restart, as ids are made from it. */
  setupCode(orElse: () => string): Promise<string>
  /** The mark that makes the set-up done, with the first person in charge. */
  finish(person: FirstPerson, phonePage: { team: string; code: string }): Promise<PersonSeen>
  people: People
  sessions: Sessions
  devices: Devices
  /** Whose phone page this is: the team's id, or null. */
  teamWithCode(code: string): string | null
  /** A new code for a team's phone page. The one before works until `settleTeamCode`. */
  addTeamCode(team: string): Promise<string>
  /** Ends every other code of the team. */
  settleTeamCode(team: string, code: string): Promise<void>
  keys: Keys
  /** Whose key this is, or null. */
  keyCarrying(token: string): { id: string; name: string; team: string } | null
  mappings: Mappings
  hooks: Hooks
  topics: Topics
  /** Writes down what memory knows better than the disk. */
  close(): Promise<void>
}

const onlyCode = (codes: Document['teamCodes'], team: string, code: string) => ({
  ...Object.fromEntries(Object.entries(codes).filter(([, whose]) => whose !== team)),
  [code]: team,
})

/** People, screens and codes: everything that is erasable, and therefore not in the log. */
export const openDirectory = async (
  adapter: Adapter<Document>,
  clock: Pick<Clock, 'now'>,
  /** Hears of people, screens and keys that were taken out, so that no backup from before lets them in again. */
  gone: (id: string) => void = () => undefined,
): Promise<Directory> => {
  const book = await openBook(adapter)
  const seen = keepSeen(book, clock)
  const keys = keysIn(book, seen, clock, gone)
  const isUnclaimed = ({ tokenHash, revokedOn }: Document['devices'][number]) =>
    tokenHash === null && !revokedOn
  // The requests of screens live in memory only, so nobody can come any more for what was approved before.
  if (book.now.devices.some(isUnclaimed)) {
    await book.change(next => {
      next.devices = next.devices.filter(device => !isUnclaimed(device))
    })
  }
  return {
    isDone: () => book.now.installation.doneAt !== undefined,
    async setupCode(orElse) {
      const kept = book.now.installation.setupCode
      if (kept !== undefined) return kept
      return book.change(next => {
        next.installation.setupCode ??= orElse()
        return next.installation.setupCode
      })
    },
    finish: ({ id, name, email, passwordHash }, { team, code }) =>
      book.change(next => {
        if (next.installation.doneAt !== undefined) throw new Refusal('already-set-up')
        const person: Person = {
          id,
          name,
          email,
          passwordHash,
          admin: true,
          roles: { [team]: 'lead' },
          addedOn: dayOf(clock.now()),
        }
        next.people = [person]
        next.teamCodes = onlyCode(next.teamCodes, team, code)
        next.installation = { id: next.installation.id, doneAt: clock.now() }
        return seenOf(person)
      }),
    people: peopleIn(book, clock, gone),
    sessions: sessionsIn(book, seen, clock),
    devices: devicesIn(book, seen, clock, gone),
    teamWithCode: code =>
      Object.hasOwn(book.now.teamCodes, code) ? (book.now.teamCodes[code] ?? null) : null,
    addTeamCode: team =>
      book.change(next => {
        const code = newTeamCode()
        next.teamCodes[code] = team
        return code
      }),
    settleTeamCode: (team, code) =>
      book.change(next => {
        next.teamCodes = onlyCode(next.teamCodes, team, code)
      }),
    keys,
    keyCarrying: keys.carrying,
    mappings: mappingsIn(book),
    hooks: hooksIn(book, clock),
    topics: topicsIn(book, clock),
    close: () => seen.flush(),
  }
}
