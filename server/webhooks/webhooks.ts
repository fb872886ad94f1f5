import { newId } from '../../shared/id.ts'
import type { Hook } from '../directory/document.ts'
import { type Courier, type Means, openCourier, type Progress } from './courier.ts'
import { type Answered, post } from './post.ts'

type Given = Omit<Means, 'chance' | 'giveUpAfterMs'> & Partial<Pick<Means, 'chance' | 'giveUpAfterMs'>>

const GIVE_UP_AFTER_MS = 10_000

/** Tells other systems what happens on the boards that they asked about. */
export const openHooks = (given: Given) => {
  const means: Means = { chance: Math.random, giveUpAfterMs: GIVE_UP_AFTER_MS, ...given }
  const { clock, hooks, log, teams, failed, giveUpAfterMs } = means
  const couriers = new Map<string, { stream: string; courier: Courier }>()
  let deaf: (() => void) | null = null

  const send = (hook: Hook) => {
    const courier = openCourier(hook, means)
    couriers.set(hook.id, { stream: `team:${hook.team}`, courier })
    return courier
  }

  return {
    /** Delivers what happened while the server was away, and goes on listening. */
    async start() {
      deaf = log.onEvents(heard => {
        for (const one of heard)
          for (const { stream, courier } of couriers.values()) if (one.stream === stream) courier.hear(one)
      })
      for (const hook of hooks.list()) {
        // After a restore from a backup the log may be shorter than what was told of it.
        const head = await log.head(`team:${hook.team}`)
        void send({ ...hook, after: Math.min(hook.after, head) }).wake()
      }
    },
    /** Makes a hook, which is told what happens from now on. */
    async make(hook: { name: string; team: string; url: string }, by: string): Promise<Hook> {
      const made = await hooks.make({ ...hook, after: await log.head(`team:${hook.team}`) }, by)
      void send(made).wake()
      return made
    },
    async remove(id: string) {
      await hooks.remove(id)
      await couriers.get(id)?.courier.stop()
      couriers.delete(id)
    },
    progress: (id: string): Progress =>
      couriers.get(id)?.courier.progress ?? { triedAt: null, deliveredAt: null, last: null },
    /** Sends a letter that says it is a trial, once, and answers what came back. */
    async test({ team, url, secret }: Hook): Promise<Answered> {
      const now = clock.now()
      const { name } = (await teams.get(team)).full.team
      const body = JSON.stringify({ id: newId(), type: 'test', at: now, team, teamName: name })
      return post({ url, secret, body, now, giveUpAfterMs })
    },
    /** Answers when no attempt is under way. */
    settled: () => Promise.all([...couriers.values()].map(({ courier }) => courier.settled())),
    failing: () => hooks.list().filter(({ failingSince }) => failingSince !== null).length,
    async stop() {
      deaf?.()
      for (const { courier } of couriers.values()) await courier.stop().catch(failed)
      couriers.clear()
    },
  }
}

export type HookPost = ReturnType<typeof openHooks>
