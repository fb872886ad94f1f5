import { randomUUID } from 'node:crypto'
import { cpuMs, median, pssMb, sleep, table } from './measure.ts'
import { post, startHelper, startMarblewall } from './running.ts'

const BOARDS = 1_000
const SETTLE_MS = 5_000
const IDLE_MS = 10_000
const TAPS = 100

const draft = () => ({ id: randomUUID(), type: 'mood-given', mood: 'good' })

/** Memory, and CPU a second, of a server that nobody uses. */
const atRest = async () => {
  const wall = await startMarblewall()
  const team = await wall.setUp()
  await wall.pair(team, 'board')
  await sleep(SETTLE_MS)
  const before = cpuMs(wall.pid)
  const held: number[] = []
  for (let n = 0; n < 5; n++) {
    await sleep(IDLE_MS / 5)
    held.push(pssMb(wall.pid))
  }
  const cpu = ((cpuMs(wall.pid) - before) * 1_000) / IDLE_MS
  await wall.stop()
  return { held: median(held), cpu }
}

/** What each of a thousand boards adds to the memory once garbage is collected, and the bytes that it is sent. */
const withBoards = async () => {
  const wall = await startMarblewall({ inside: 'inside.ts' })
  const team = await wall.setUp()
  const [tokens, kiosk] = [await wall.pairBoards(team, BOARDS), await wall.pair(team, 'kiosk')]
  const held = async () => {
    await sleep(SETTLE_MS / 2)
    await wall.look()
    return pssMb(wall.pid)
  }
  const boards = startHelper('boards.ts')
  const alone = await held()
  await boards.ask('connect', { base: wall.base, count: BOARDS, ours: { team, tokens } })
  const memory = (((await held()) - alone) * 1_024) / BOARDS
  const url = `${wall.base}/api/v1/teams/${team}/events`
  const received = async (send: () => Promise<unknown>) => {
    await boards.ask('start')
    await send()
    await sleep(300)
    const { bytes, seconds } = await boards.ask('result', [])
    return { bytes, seconds }
  }
  const idle = await received(() => sleep(IDLE_MS))
  const beat = idle.bytes / idle.seconds
  const forEach = async (send: () => Promise<unknown>) => {
    const { bytes, seconds } = await received(send)
    return (bytes - beat * seconds) / TAPS
  }
  const single = await forEach(async () => {
    for (let n = 0; n < TAPS; n++) await post(url, draft(), kiosk)
  })
  const together = await forEach(async () => {
    for (let n = 0; n < TAPS; n += 20) await post(url, [...Array(20)].map(draft), kiosk)
  })
  await Promise.all([boards.stop(), wall.stop()])
  return { memory, beat, single, together }
}

/** What the server costs when nobody does anything, and what each board adds. */
export const run = async () => {
  const { held, cpu } = await atRest()
  const { memory, beat, single, together } = await withBoards()
  return table('At rest, and what a board costs', [
    { what: 'memory of an idle server (PSS)', ours: held, unit: 'MB', goal: { under: 90 } },
    { what: 'its CPU in a second', ours: cpu, unit: 'ms', goal: { under: 5 } },
    { what: 'memory for each board', ours: memory, unit: 'KB', goal: { under: 35 } },
    { what: 'bytes to an idle board in a second, heartbeats', ours: beat, unit: 'B' },
    { what: 'bytes for a tap that comes alone', ours: single, unit: 'B', goal: { under: 140 } },
    { what: 'bytes for one of twenty that come together', ours: together, unit: 'B', goal: { under: 100 } },
  ])
}
