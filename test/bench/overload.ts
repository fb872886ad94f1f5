import { randomUUID } from 'node:crypto'
import { nowMs, sleep, table } from './measure.ts'
import { type Marblewall, post, startHelper, startMarblewall } from './running.ts'

const BOARDS = 50
const STALLED = 10
const TAPS_A_SECOND = 1_000
const FOR_S = 15
const KIOSKS = 60

/** A thousand taps a second, in small groups as many kiosks send them. */
const tapHard = async (url: string, kiosks: readonly string[]) => {
  const sent: [string, number][] = []
  const start = nowMs()
  const under = new Set<Promise<unknown>>()
  while (nowMs() < start + FOR_S * 1_000) {
    const due = Math.floor(((nowMs() - start) / 1_000) * TAPS_A_SECOND)
    while (sent.length < due) {
      const id = randomUUID()
      sent.push([id, nowMs()])
      const going = post(url, { id, type: 'mood-given', mood: 'good' }, kiosks[sent.length % KIOSKS])
      under.add(going)
      void going.finally(() => under.delete(going))
    }
    await sleep(4)
  }
  await Promise.all(under)
  return sent
}

/** The same load twice, on a fresh server each: all boards read, or ten more do not. */
const runWith = async (stalled: number) => {
  const wall: Marblewall = await startMarblewall({ inside: 'inside.ts' })
  const team = await wall.setUp()
  const [reading, dumb] = [await wall.pairBoards(team, BOARDS), await wall.pairBoards(team, stalled)]
  const kiosks: string[] = []
  while (kiosks.length < KIOSKS) kiosks.push(await wall.pair(team, 'kiosk'))
  const boards = startHelper('boards.ts')
  const deaf = startHelper('boards.ts')
  await boards.ask('connect', {
    base: wall.base,
    count: BOARDS,
    ours: { team, tokens: reading },
  })
  await deaf.ask('connect', {
    base: wall.base,
    count: stalled,
    ours: { team, tokens: dumb },
  })
  await deaf.ask('stall')
  await boards.ask('start')
  const sent = await tapHard(`${wall.base}/api/v1/teams/${team}/events`, kiosks)
  const held = await wall.look()
  await sleep(500)
  const { all, missing } = await boards.ask('result', sent)
  await Promise.all([boards.stop(), deaf.stop()])
  await wall.stop()
  return { held: held / 1e6, p99: all[1] as number, rate: sent.length / FOR_S, missing: missing as number }
}

/** Boards that stopped reading must not cost memory, nor hold up the others. */
export const run = async () => {
  const good = await runWith(0)
  const bad = await runWith(STALLED)
  return table(
    `${STALLED} boards that do not read, at ${TAPS_A_SECOND} taps/s, beside the same without them`,
    [
      { what: 'taps', ours: bad.rate, reference: good.rate, unit: '/s' },
      {
        what: 'memory held for each',
        ours: (bad.held - good.held) / STALLED,
        unit: 'MB',
        goal: { under: 1 },
      },
      {
        what: 'tap to the other boards, p99',
        ours: bad.p99,
        reference: good.p99,
        unit: 'ms',
        goal: { under: 250 },
      },
      { what: 'deliveries missing', ours: bad.missing, reference: good.missing, unit: '' },
    ],
  )
}
