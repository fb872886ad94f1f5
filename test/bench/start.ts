import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { uuidV5 } from '../../server/ids.ts'
import { openStores } from '../../server/store/open.ts'
import type { Entry, Store } from '../../server/store/store.ts'
import { addDays } from '../../shared/days.ts'
import { median, nowMs, sleep, table } from './measure.ts'
import { startHelper, startMarblewall } from './running.ts'

const YEARS = 10
const DAYS = YEARS * 365
const SHIFTS = ['early', 'late', 'night']
/** How much each team says in a shift; the first is the largest. Together a million events. */
const ANSWERS_A_SHIFT = [32, 12, 12, 11, 11]
const NOTICES_A_SHIFT = 1
const ROUNDS = 3

/** A shift of a team as it would have been written: answers in `voice`, the rest in `team`. */
const shiftOf = (team: string, day: string, shift: string, answers: number) => {
  const at = Date.parse(`${day}T12:00:00Z`)
  const closing = (type: string) => uuidV5(`${team}/${day}/${shift}/${type}`)
  const stamp = { at, day, shift, by: 'system' }
  const entry = (stream: string, id: string, doc: object, texts = {}): Entry => ({
    stream: `${stream}:${team}`,
    id,
    doc: { ...doc },
    texts,
  })
  const said = Array.from({ length: answers }, (_, n) =>
    entry('voice', randomUUID(), {
      type: 'mood-given',
      ...stamp,
      by: 'kiosk',
      mood: n % 3 ? 'good' : 'hard',
    }),
  )
  const notices = Array.from({ length: NOTICES_A_SHIFT }, () =>
    entry(
      'team',
      randomUUID(),
      { type: 'notice-posted', ...stamp },
      { text: `The new hoists are here, ${day}` },
    ),
  )
  const counted = { shifts: [{ day, shift }], answers, good: Math.floor(answers * 0.6) }
  return {
    voice: said,
    team: [
      ...notices,
      entry('team', closing('shift-closed'), { type: 'shift-closed', ...stamp }),
      entry('team', closing('shift-counted'), { type: 'shift-counted', ...stamp, ...counted }),
    ],
  }
}

/** Writes ten years of all teams, up to yesterday. */
const fill = async (folder: string, teams: readonly string[]) => {
  const { team, voice } = openStores(folder)
  const first = addDays(new Date().toISOString().slice(0, 10), -DAYS)
  let count = 0
  for (let n = 0; n < DAYS; n += 10) {
    const days = Array.from({ length: 10 }, (_, more) => addDays(first, n + more))
    for (const [which, id] of teams.entries()) {
      const shifts = days.flatMap(day =>
        SHIFTS.map(shift => shiftOf(id, day, shift, ANSWERS_A_SHIFT[which]!)),
      )
      await team.append(shifts.flatMap(shift => shift.team))
      await voice.append(shifts.flatMap(shift => shift.voice))
      for (const shift of shifts) count += shift.team.length + shift.voice.length
    }
  }
  await team.close()
  await voice.close()
  return count
}

const forgetCheckpoints = async (folder: string, teams: readonly string[]) => {
  const stores = openStores(folder)
  const forget = (store: Store, name: string) => store.keep(name, { version: 'none', seq: 0, doc: '{}' })
  for (const id of teams) {
    await forget(stores.team, `team:${id}`)
    await forget(stores.voice, `voice:${id}`)
  }
  await stores.team.close()
  await stores.voice.close()
}

const startOnce = async (folder: string, team: string, token: string) => {
  const board = startHelper('boards.ts')
  await board.ask('count')
  const wall = await startMarblewall({ folder })
  await board.ask('connect', { base: wall.base, count: 1, ours: { team, tokens: [token] } })
  const followed = nowMs() - wall.startedAt
  await board.stop()
  // Until every team is folded and its shifts are closed: only then is there something to keep.
  for (let quiet = false; !quiet; ) {
    const before = nowMs()
    await fetch(`${wall.base}/healthz`)
    quiet = nowMs() - before < 20
    await sleep(100)
  }
  await wall.stop()
  return { ready: wall.readyMs, followed }
}

/** How soon a server with a million events is ready, and how soon a wall has its state. */
export const run = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'marblewall-bench-'))
  const first = await startMarblewall({ folder })
  const teams = [await first.setUp()]
  for (const name of ['Kingfisher', 'Dove', 'Swift', 'Wren'])
    teams.push((await first.ask('/teams', { name, template: 'hospital-ward', timeZone: 'Europe/London' })).id)
  const largest = teams[0]!
  const token = await first.pair(largest, 'board')
  await first.stop()
  const count = await fill(folder, teams)
  await forgetCheckpoints(folder, teams)
  const without = await startOnce(folder, largest, token)
  const kept: Awaited<ReturnType<typeof startOnce>>[] = []
  while (kept.length < ROUNDS) kept.push(await startOnce(folder, largest, token))
  rmSync(folder, { recursive: true, force: true })
  const figure = (name: 'ready' | 'followed') => median(kept.map(run => run[name]))
  return table(`Start with ${new Intl.NumberFormat('en-GB').format(count)} events of ${teams.length} teams`, [
    { what: 'ready, with checkpoints', ours: figure('ready'), unit: 'ms', goal: { under: 1_000 } },
    { what: 'the largest team on a wall, with checkpoints', ours: figure('followed'), unit: 'ms' },
    {
      what: 'ready, without checkpoints',
      ours: without.ready,
      unit: 'ms',
      goal: { under: 5_000 },
    },
    { what: 'the largest team on a wall, without', ours: without.followed, unit: 'ms' },
  ])
}
