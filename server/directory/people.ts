import { newId } from '../../shared/id.ts'
import type { Clock } from '../clock.ts'
import { Refusal } from '../refusal.ts'
import type { Book } from './book.ts'
import type { Document, Person } from './document.ts'
import { checkPassword, hashPassword, isPassword } from './passwords.ts'
import { dayOf } from './seen.ts'
import { hashOf, newToken } from './tokens.ts'

const INVITATION_MS = 7 * 86_400_000

/** What others may see of a person. */
export interface PersonSeen {
  id: string
  name: string
  email: string
  admin: boolean
  roles: Readonly<Record<string, 'lead'>>
}

export interface NewPerson {
  name: string
  email: string
  admin: boolean
  /** The teams they lead. */
  teams: readonly string[]
}

export interface OwnChange {
  name?: string
  email?: string
  password?: string
  /** The session they do it from. */
  session: string | null
}

export interface People {
  list(): readonly (PersonSeen & { invited: boolean; addedOn: string })[]
  find(id: string): Person | null
  /** The person these words let in, or null: for a wrong password and for nobody alike, after the same time. */
  check(email: string, password: string): Promise<Person | null>
  /** Adds a person without a password, and the code with which they choose one. */
  invite(person: NewPerson): Promise<{ person: PersonSeen; code: string }>
  /** A new code for somebody who lost theirs, or their password. */
  inviteAgain(id: string): Promise<{ person: PersonSeen; code: string }>
  /** Ends an invitation: from now on the password lets them in. */
  accept(code: string, password: string): Promise<PersonSeen>
  change(id: string, to: { name?: string; admin?: boolean; teams?: readonly string[] }): Promise<PersonSeen>
  /** What a person changes about themselves. A new password ends every other session of theirs. */
  changeOwn(id: string, to: OwnChange): Promise<PersonSeen>
  remove(id: string): Promise<void>
}

export const seenOf = ({ id, name, email, admin, roles }: Person): PersonSeen => ({
  id,
  name,
  email,
  admin,
  roles,
})

const sameEmail = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()
const rolesOf = (teams: readonly string[]) => Object.fromEntries(teams.map(team => [team, 'lead' as const]))

const need = (document: Document, id: string): Person => {
  const found = document.people.find(person => person.id === id)
  if (!found) throw new Refusal('not-found')
  return found
}

/** Somebody who can sign in must stay in charge; who was only invited may never come. */
const needAdmin = ({ people }: Document) => {
  if (!people.some(({ admin, passwordHash }) => admin && passwordHash)) throw new Refusal('last-admin')
}

export const peopleIn = (book: Book, clock: Pick<Clock, 'now'>, gone: (id: string) => void): People => {
  const invitationFor = (next: Document, person: string) => {
    const code = newToken()
    const others = next.invitations.filter(one => one.person !== person && one.until > clock.now())
    next.invitations = [...others, { hash: hashOf(code), person, until: clock.now() + INVITATION_MS }]
    return code
  }
  const invited = (code: string) => {
    const found = book.now.invitations.find(one => one.hash === hashOf(code) && one.until > clock.now())
    if (!found) throw new Refusal('invitation-used')
    return need(book.now, found.person)
  }
  return {
    list: () =>
      book.now.people.map(person => ({
        ...seenOf(person),
        invited: !person.passwordHash,
        addedOn: person.addedOn,
      })),
    find: id => book.now.people.find(person => person.id === id) ?? null,
    async check(email, password) {
      const found = book.now.people.find(person => sameEmail(person.email, email))
      return (await isPassword(password, found?.passwordHash ?? null)) ? (found ?? null) : null
    },
    invite: ({ name, email, admin, teams }) =>
      book.change(next => {
        if (next.people.some(person => sameEmail(person.email, email)))
          throw new Refusal('email-taken', { field: 'email' })
        const addedOn = dayOf(clock.now())
        const person: Person = {
          id: newId(),
          name,
          email,
          passwordHash: null,
          admin,
          roles: rolesOf(teams),
          addedOn,
        }
        next.people.push(person)
        return { person: seenOf(person), code: invitationFor(next, person.id) }
      }),
    inviteAgain: id =>
      book.change(next => ({ person: seenOf(need(next, id)), code: invitationFor(next, id) })),
    async accept(code, password) {
      const { name, email } = invited(code)
      checkPassword(password, [name, email])
      const passwordHash = await hashPassword(password)
      return book.change(next => {
        const person = need(next, invited(code).id)
        person.passwordHash = passwordHash
        next.invitations = next.invitations.filter(one => one.person !== person.id)
        next.sessions = next.sessions.filter(session => session.person !== person.id)
        return seenOf(person)
      })
    },
    change: (id, { name, admin, teams }) =>
      book.change(next => {
        const person = need(next, id)
        if (name !== undefined) person.name = name
        if (admin !== undefined) person.admin = admin
        if (teams !== undefined) person.roles = rolesOf(teams)
        needAdmin(next)
        return seenOf(person)
      }),
    async changeOwn(id, { name, email, password, session }) {
      const was = need(book.now, id)
      if (password !== undefined) checkPassword(password, [name ?? was.name, email ?? was.email])
      const passwordHash = password === undefined ? null : await hashPassword(password)
      const here = session === null ? null : hashOf(session)
      return book.change(next => {
        const person = need(next, id)
        if (email !== undefined && next.people.some(one => one.id !== id && sameEmail(one.email, email)))
          throw new Refusal('email-taken', { field: 'email' })
        if (name !== undefined) person.name = name
        if (email !== undefined) person.email = email
        if (passwordHash !== null) {
          person.passwordHash = passwordHash
          next.invitations = next.invitations.filter(one => one.person !== id)
          next.sessions = next.sessions.filter(one => one.person !== id || one.hash === here)
        }
        return seenOf(person)
      })
    },
    async remove(id) {
      await book.change(next => {
        need(next, id)
        next.people = next.people.filter(person => person.id !== id)
        next.sessions = next.sessions.filter(session => session.person !== id)
        next.invitations = next.invitations.filter(one => one.person !== id)
        needAdmin(next)
      })
      gone(id)
    },
  }
}
