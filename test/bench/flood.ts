import { median, p99, pssMb, sleep, table } from './measure.ts'
import { startHelper, startMarblewall } from './running.ts'

const BOARDS = 50
const KIOSKS = 500
const IN_FLIGHT = 100
/** Both for as long: what is garbage, and when it goes, depends on how much was written. */
const SATURATE_MS = 10_000
const FLOOD_MS = 10_000
const SETTLE_MS = 3_000
const LOOK_EVERY_MS = 100

interface Became {
  written: number[]
  refused: number[]
  failed: number
  left: number
}

/** What the server holds while something goes on: at most, and afterwards. */
const watched = async <Result>(pid: number, doing: Promise<Result>) => {
  let most = 0
  let isDone = false
  const watching = (async () => {
    while (!isDone) {
      most = Math.max(most, pssMb(pid))
      await sleep(LOOK_EVERY_MS)
    }
  })()
  const result = await doing
  isDone = true
  await watching
  return { result, most }
}

/** Twice as many taps as can be written, for a while: who is answered is answered soon, and nothing piles up. */
export const run = async () => {
  const wall = await startMarblewall({ inside: 'inside.ts' })
  const team = await wall.setUp()
  const following = await wall.pairBoards(team, BOARDS)
  const tokens: string[] = []
  while (tokens.length < KIOSKS) tokens.push(await wall.pair(team, 'kiosk'))
  const boards = startHelper('boards.ts')
  await boards.ask('connect', { base: wall.base, count: BOARDS, ours: { team, tokens: following } })
  const writers = startHelper('writers.ts')
  await writers.ask('open', { base: wall.base, team, tokens })
  await writers.ask('saturate', { inFlight: IN_FLIGHT, ms: SATURATE_MS / 4 })
  const saturate = { inFlight: IN_FLIGHT, ms: SATURATE_MS }
  const { result: calm, most: busy } = await watched<number[]>(wall.pid, writers.ask('saturate', saturate))
  const full = (calm.length * 1_000) / SATURATE_MS
  await sleep(SETTLE_MS)
  await wall.look()
  const before = pssMb(wall.pid)
  const flood = { rate: 2 * full, ms: FLOOD_MS }
  const { result, most } = await watched<Became>(wall.pid, writers.ask('offer', flood))
  await sleep(SETTLE_MS)
  await wall.look()
  const after = pssMb(wall.pid)
  await Promise.all([writers.stop(), boards.stop()])
  await wall.stop()
  const seconds = FLOOD_MS / 1_000
  const title = `Twice as many taps as can be written, for ${seconds} s, from ${KIOSKS} kiosks to ${BOARDS} boards`
  return table(title, [
    { what: 'written at saturation', ours: full, unit: '/s' },
    { what: 'tapped', ours: 2 * full, unit: '/s' },
    { what: 'written', ours: result.written.length / seconds, unit: '/s' },
    { what: 'refused, to come again', ours: result.refused.length / seconds, unit: '/s' },
    { what: 'neither', ours: result.failed, unit: '', goal: { under: 1 } },
    { what: 'left on each kiosk at the end', ours: result.left / KIOSKS, unit: '' },
    {
      ...{ what: 'an answer to one that was written, median, beside saturation' },
      ...{ ours: median(result.written), reference: median(calm), unit: 'ms' },
    },
    {
      ...{ what: 'an answer to one that was written, p99, beside saturation', ours: p99(result.written) },
      ...{ reference: p99(calm), unit: 'ms', goal: { under: 250 } },
    },
    { what: 'a refusal, p99', ours: p99(result.refused), unit: 'ms' },
    { what: 'memory held at most, beside saturation', ours: most, reference: busy, unit: 'MB' },
    { what: 'so much more', ours: most - busy, unit: 'MB', goal: { under: 50 } },
    { what: 'memory held afterwards, beside before', ours: after, reference: before, unit: 'MB' },
  ])
}
