import { randomUUID } from 'node:crypto'
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock } from '../../server/clock.ts'
import { startServer } from '../support/server.ts'
import { interleaved, median, type Row, table } from './measure.ts'

const ROUNDS = 5
const RUN_MS = 500
const IN_FLIGHT = [1, 10, 100, 1_000]
const draft = () => ({ id: randomUUID(), type: 'mood-given', mood: 'good' })
/** What our log adds to a draft before it is written down. */
const stamp = { seq: 1, at: Date.now(), day: '2026-11-23', shift: 'early', by: 'kiosk', hash: 'x'.repeat(43) }

/** So many writers, each of whom says the next thing when the last is on disk; what they reach in a second. */
const written = async (writers: number, writeOne: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  let count = 0
  const writer = async () => {
    while (performance.now() < start + RUN_MS) {
      await writeOne()
      count++
    }
  }
  await Promise.all(Array.from({ length: writers }, writer))
  return (count * 1_000) / (performance.now() - start)
}

/** The least a log must do: a line for each draft, what one turn brought appended and synced at once, all answered. */
const openRaw = (path: string) => {
  const file = openSync(path, 'w')
  let lines: string[] = []
  let waiting: (() => void)[] = []
  const flush = () => {
    const answered = waiting
    writeSync(file, lines.join(''))
    lines = []
    waiting = []
    fdatasyncSync(file)
    for (const answer of answered) answer()
  }
  return {
    append: (draft: object) =>
      new Promise<void>(resolve => {
        lines.push(`${JSON.stringify({ ...draft, ...stamp })}\n`)
        if (waiting.push(resolve) === 1) setImmediate(flush)
      }),
    close: () => closeSync(file),
  }
}

/** Durable answers a second through the log, beside grouped raw appends. */
export const run = async () => {
  const server = await startServer({ clock: systemClock() })
  const { log } = server.house
  const raw = openRaw(join(server.folder, 'raw'))
  const by = { kind: 'device' as const, id: randomUUID() }
  const voice = `voice:${server.team}`
  const rows: Row[] = []
  for (const writers of IN_FLIGHT) {
    const { ours, reference } = await interleaved(ROUNDS, {
      ours: () => written(writers, () => log.tell(voice, [draft()], by)),
      reference: () => written(writers, () => raw.append(draft())),
    })
    rows.push({
      what: `${writers} in flight`,
      ours: median(ours),
      reference: median(reference),
      unit: '/s',
      ...(writers === 100 ? { goal: { ratioAtLeast: 0.8 } } : {}),
    })
  }
  raw.close()
  await server.stop()
  return table('Durable answers through the log, beside grouped fdatasync of the same bytes', rows)
}
