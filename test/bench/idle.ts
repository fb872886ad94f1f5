import { randomUUID } from 'node:crypto'
import { cpuMs, median, pssMb, sleep, table } from './measure.ts'
import { post, startHelper, startMarblewall } from './running.ts'

const FIRST_BOARDS = 500
const BOARDS = 1_000
const SETTLE_MS = 5_000
const IDLE_MS = 10_000
const TAPS = 100

/** What the server costs when nobody does anything, and what each board adds. */
export const run = async () => {
  const wall = await startMarblewall()
  const team = await wall.setUp()
  const [board, kiosk] = [await wall.pair(team, 'board'), await wall.pair(team, 'kiosk')]
  await sleep(SETTLE_MS)
  const cpuBefore = cpuMs(wall.pid)
  const held: number[] = []
  for (let n = 0; n < 5; n++) {
    await sleep(IDLE_MS / 5)
    held.push(pssMb(wall.pid))
  }
  const cpu = ((cpuMs(wall.pid) - cpuBefore) * 1_000) / IDLE_MS

  const boards = startHelper('boards.ts')
  // The first boards make the heap grow as a whole; what one costs is seen from those that come later.
  const heldWith = async (more: number) => {
    await boards.ask('connect', { base: wall.base, count: more, ours: { team, token: board } })
    await sleep(SETTLE_MS)
    return pssMb(wall.pid)
  }
  const few = await heldWith(FIRST_BOARDS)
  const perBoard = (((await heldWith(BOARDS)) - few) * 1_024) / BOARDS

  const url = `${wall.base}/api/v1/teams/${team}/events`
  const draft = () => ({ id: randomUUID(), type: 'mood-given', mood: 'good' })
  /** Bytes a board received for each tap, heartbeats of that time taken off. */
  const bytesFor = async (send: () => Promise<unknown>) => {
    await boards.ask('start')
    await send()
    await sleep(300)
    const { bytes, seconds } = await boards.ask('result', [])
    return (bytes - beat * seconds) / TAPS
  }
  await boards.ask('start')
  await sleep(IDLE_MS)
  const idle = await boards.ask('result', [])
  const beat = idle.bytes / idle.seconds
  const alone = await bytesFor(async () => {
    for (let n = 0; n < TAPS; n++) await post(url, draft(), kiosk)
  })
  const together = await bytesFor(async () => {
    for (let n = 0; n < TAPS; n += 20) await post(url, [...Array(20)].map(draft), kiosk)
  })
  await boards.stop()
  await wall.stop()
  return table('At rest, and what a board costs', [
    { what: 'memory of an idle server (PSS)', ours: median(held), unit: 'MB', goal: { under: 90 } },
    { what: 'its CPU in a second', ours: cpu, unit: 'ms', goal: { under: 5 } },
    { what: 'memory for each board', ours: perBoard, unit: 'KB', goal: { under: 35 } },
    { what: 'bytes to an idle board in a second, heartbeats', ours: beat, unit: 'B' },
    { what: 'bytes for a tap that comes alone', ours: alone, unit: 'B', goal: { under: 140 } },
    { what: 'bytes for one of twenty that come together', ours: together, unit: 'B', goal: { under: 100 } },
  ])
}
