import { newId } from '../../shared/id.ts'
import type { Clock } from '../clock.ts'
import { Refusal } from '../refusal.ts'
import type { Book } from './book.ts'
import type { Hook } from './document.ts'
import { dayOf } from './seen.ts'
import { newToken } from './tokens.ts'

export interface Hooks {
  list(): readonly Hook[]
  of(team: string): readonly Hook[]
  find(id: string): Hook | null
  /** Makes a hook that is told what happens after `after`. Its secret is kept as it is: a signature is made with it. */
  make(hook: { name: string; team: string; url: string; after: number }, by: string): Promise<Hook>
  remove(id: string): Promise<void>
  /** Keeps how far a hook was told, and since when it cannot be; not if it was removed meanwhile. */
  keep(id: string, to: { after?: number; failingSince?: number | null }): Promise<void>
}

const HOOKS_MOST = 10

export const hooksIn = (book: Book, clock: Pick<Clock, 'now'>): Hooks => {
  const list = () => book.now.hooks ?? []
  return {
    list,
    of: team => list().filter(hook => hook.team === team),
    find: id => list().find(hook => hook.id === id) ?? null,
    make: ({ name, team, url, after }, by) =>
      book.change(next => {
        const hooks = next.hooks ?? []
        if (hooks.filter(one => one.team === team).length >= HOOKS_MOST) throw new Refusal('too-many-hooks')
        const hook: Hook = {
          ...{ id: newId(), name, team, url, secret: newToken(), after, failingSince: null },
          ...{ madeOn: dayOf(clock.now()), madeBy: by },
        }
        next.hooks = [...hooks, hook]
        return hook
      }),
    remove: id =>
      book.change(next => {
        if (!next.hooks?.some(hook => hook.id === id)) throw new Refusal('not-found')
        next.hooks = next.hooks.filter(hook => hook.id !== id)
      }),
    keep: (id, to) =>
      book.change(next => {
        next.hooks = next.hooks?.map(hook => (hook.id === id ? { ...hook, ...to } : hook)) ?? []
      }),
  }
}
