import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStores } from '../../server/store/open.ts'
import { type Child, freePort, startChild } from './child.ts'
import { dice } from './dice.ts'
import { firstWard } from './server.ts'
import { openTaps } from './taps.ts'

/** A ward with four busy kiosks, on a server in a process of its own. */
export const openWard = async (seed: number) => {
  const die = dice(seed)
  const folder = mkdtempSync(join(tmpdir(), 'marblewall-fault-'))
  const port = await freePort()
  let child: Child = await startChild(folder, port)
  const { team, auth, screen } = await firstWard(child.base)
  const thanked = new Map<string, Set<number>>()
  const kiosks = []
  for (let n = 0; n < 4; n++) {
    const { token } = await screen('kiosk', { name: `Kiosk ${n}` })
    kiosks.push(openTaps({ base: child.base, team, token, die: dice(seed + n) }, thanked))
  }
  return {
    die,
    folder,
    team,
    kiosks,
    thanked,
    child: () => child,
    async start() {
      child = await startChild(folder, port)
    },
    state: async () => {
      const answer = await fetch(`${child.base}/api/v1/teams/${team}/state`, {
        headers: { cookie: auth.cookie ?? '' },
      })
      return answer.json()
    },
    /** What lies on disk, read past the server: each link of the chain is proved on the way. */
    async onDisk() {
      const stores = openStores(folder)
      const events = (await Array.fromAsync(stores.voice.read(`voice:${team}`, 0))).flat()
      const heads = await stores.voice.heads()
      await stores.team.close()
      await stores.voice.close()
      return { events, head: heads.get(`voice:${team}`) ?? 0 }
    },
    async remove() {
      await child.kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
