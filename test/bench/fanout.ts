import { randomUUID } from 'node:crypto'
import { cpuMs, interleaved, median, nowMs, sleep, table } from './measure.ts'
import { post, startHelper, startMarblewall } from './running.ts'

const BOARDS = 1_000
const KIOSKS = 50
const IN_FLIGHT = 100
const ROUNDS = 3
const CALM_TAPS = 60
const CALM_EVERY_MS = 100
const BUSY_MS = 3_000

type Tap = (id: string) => Promise<number>
interface Side {
  tap: Tap
  server: number
  boards: ReturnType<typeof startHelper>
}

interface Heard {
  deliveries: number
  seconds: number
  missing: number
  bytes: number
  all: [number, number]
  last: [number, number]
}

/** Ten taps a second. */
const calm = async ({ tap, boards }: Side, taps = CALM_TAPS) => {
  await boards.ask('start')
  const sent: [string, number][] = []
  for (let n = 0; n < taps; n++) {
    const id = randomUUID()
    sent.push([id, nowMs()])
    void tap(id)
    await sleep(CALM_EVERY_MS)
  }
  await sleep(500)
  const heard: Heard = await boards.ask('result', sent)
  if (heard.missing) throw new Error(`${heard.missing} deliveries of a calm hour are missing`)
  return { ...heard, taps, cpu: 0 }
}

/** As many taps as are answered, with so many always on their way. */
const busy = async ({ tap, server, boards }: Side) => {
  const sent: [string, number][] = []
  let until = nowMs() + 1_000
  const finger = async () => {
    while (nowMs() < until) {
      const id = randomUUID()
      sent.push([id, nowMs()])
      const status = await tap(id)
      if (status >= 300) throw new Error(`a tap was answered with ${status}`)
    }
  }
  const fingers = () => Promise.all(Array.from({ length: IN_FLIGHT }, finger))
  await fingers()
  sent.length = 0
  await boards.ask('start')
  const cpu = cpuMs(server)
  until = nowMs() + BUSY_MS
  await fingers()
  const used = cpuMs(server) - cpu
  const heard: Heard = await boards.ask('result', sent)
  for (let before = -1, now = 0; before !== now; before = now) {
    await sleep(300)
    now = await boards.ask('count')
  }
  return { ...heard, taps: sent.length, cpu: (used * 1_000) / heard.deliveries }
}

const openOurs = async (): Promise<Side & { stop: () => Promise<void> }> => {
  const wall = await startMarblewall()
  const team = await wall.setUp()
  const tokens = await wall.pairBoards(team, BOARDS)
  const kiosks: string[] = []
  while (kiosks.length < KIOSKS) kiosks.push(await wall.pair(team, 'kiosk'))
  const boards = startHelper('boards.ts')
  await boards.ask('connect', { base: wall.base, count: BOARDS, ours: { team, tokens } })
  let turn = 0
  const url = `${wall.base}/api/v1/teams/${team}/events`
  return {
    tap: id => post(url, { id, type: 'mood-given', mood: 'good' }, kiosks[turn++ % KIOSKS]),
    server: wall.pid,
    boards,
    stop: async () => void (await Promise.all([boards.stop(), wall.stop()])),
  }
}

const openBare = async (): Promise<Side & { stop: () => Promise<void> }> => {
  const bare = startHelper('bare.ts')
  const { port } = await bare.ask('listen')
  const base = `http://127.0.0.1:${port}`
  const boards = startHelper('boards.ts')
  await boards.ask('connect', { base, count: BOARDS })
  return {
    tap: id => post(base, { id, type: 'mood-given', mood: 'good' }),
    server: bare.pid,
    boards,
    stop: async () => void (await Promise.all([boards.stop(), bare.stop()])),
  }
}

/** From taps to a thousand boards, beside bare Socket.IO that emits every event on its own and keeps nothing. */
export const run = async () => {
  const ours = await openOurs()
  const bare = await openBare()
  await calm(ours, 10)
  await calm(bare, 10)
  const quiet = await interleaved(ROUNDS, { ours: () => calm(ours), bare: () => calm(bare) })
  const loud = await interleaved(ROUNDS, { ours: () => busy(ours), bare: () => busy(bare) })
  await ours.stop()
  await bare.stop()
  const of = <T>(runs: Record<'ours' | 'bare', T[]>, figure: (run: T) => number) => ({
    ours: median(runs.ours.map(figure)),
    reference: median(runs.bare.map(figure)),
  })
  return table(`From a tap to ${BOARDS} boards, beside Socket.IO that emits every event on its own`, [
    {
      what: 'deliveries, saturated',
      ...of(loud, run => run.deliveries / run.seconds),
      unit: '/s',
      goal: { ratioAtLeast: 10 },
    },
    { what: 'taps, saturated', ...of(loud, run => run.taps / run.seconds), unit: '/s' },
    { what: 'server CPU a delivery', ...of(loud, run => run.cpu), unit: 'µs' },
    { what: 'tap to board, saturated, p99', ...of(loud, run => run.all[1]), unit: 'ms' },
    { what: 'tap to board at 10 taps/s, median', ...of(quiet, run => run.all[0]), unit: 'ms' },
    {
      what: 'tap to board at 10 taps/s, p99',
      ...of(quiet, run => run.all[1]),
      unit: 'ms',
      goal: { ratioUnder: 1.1 },
    },
    {
      what: 'tap to the last board, p99',
      ...of(quiet, run => run.last[1]),
      unit: 'ms',
      goal: { under: 60 },
    },
  ])
}
