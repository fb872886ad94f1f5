import { systemClock } from '../../server/clock.ts'
import { buildIn } from '../../server/settings.ts'
import { startServer } from '../support/server.ts'
import { answering } from './running.ts'

/** The server with pages of a folder's own, in a process of its own. */
const open = async (dist: string) => {
  const server = await startServer({ clock: systemClock(), dist, settings: { build: buildIn(dist) ?? '' } })
  const { team, token } = await server.screen('board')
  return { server, team, token }
}

let opened: Awaited<ReturnType<typeof open>>

answering({
  async open(dist: string) {
    opened = await open(dist)
    const { server, team, token } = opened
    return { base: server.base, team, token }
  },
  /** Lets the screen in that shows this code. */
  approve: async (code: string) => (await opened.server.approve(code, 'board')).status,
  stop: () => opened.server.stop(),
})
