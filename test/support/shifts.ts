import { type HeldClock, heldClock } from '../../server/clock.ts'
import { openKeeper } from '../../server/keeper.ts'
import { openLog, type Stores } from '../../server/log.ts'
import { memoryStores } from '../../server/store/open.ts'
import { openTeams } from '../../server/teams.ts'
import { openWords } from '../../server/words.ts'
import { newId } from '../../shared/id.ts'
import type { Event } from '../../shared/state.ts'
import type { Shift } from '../../shared/team.ts'
import { threeShifts } from '../../shared/templates.ts'
import { digest } from '../../shared/ticket.ts'

interface Options {
  stores?: Stores
  clock?: HeldClock
  timeZone?: string
  shifts?: readonly Shift[]
}

const team = '5f0c6f6e-3f43-4f0e-9d53-9d3b0c1f6a11'
const system = { kind: 'system' } as const
const kiosk = { kind: 'device', id: 'the-kiosk' } as const
const lead = { kind: 'lead', id: 'somebody' } as const
type OfType<T extends Event['type']> = Extract<Event, { type: T }>

/** A ward whose shifts run on a held clock: what is said in them, and what the keeper makes of it. */
export const openShifts = async ({
  stores = memoryStores(),
  clock = heldClock(Date.parse('2026-11-23T08:00:00Z')),
  timeZone = 'Europe/London',
  shifts = threeShifts,
}: Options = {}) => {
  const { teams, lookup, useLog } = openTeams(clock)
  const log = openLog(stores, clock, lookup)
  await useLog(log)
  const words = openWords(log, teams)
  const failures: unknown[] = []
  const keeper = openKeeper(clock, log, teams, words, error => void failures.push(error))
  const told = (drafts: object[], by: typeof lead | typeof system) => log.write(`team:${team}`, drafts, by)
  if (!teams.organisation().teams[team]) {
    await log.write('org', [{ id: team, type: 'team-founded', name: 'Heron Ward' }], system)
    await told([{ id: newId(), type: 'clock-set', timeZone, shifts: [...shifts] }], system)
  }
  await keeper.start()

  const settled = async () => {
    for (let turn = 0; turn < 5; turn++) {
      await keeper.settled(team)
      await new Promise(resolve => setImmediate(resolve))
    }
  }
  const say = async (drafts: object[]) => {
    const outcomes = await log.tell(`voice:${team}`, drafts, kiosk)
    await settled()
    return outcomes
  }
  const read = async (stream: 'team' | 'voice') =>
    (await Array.fromAsync(log.read(`${stream}:${team}`, 0))).flat()
  return {
    stores,
    clock,
    log,
    teams,
    words,
    keeper,
    team,
    failures,
    say,
    settled,
    read,
    /** Moves to a moment, `2026-11-23T14:10` in UTC, and waits until everything due is done. */
    async until(moment: string) {
      await clock.moveTo(Date.parse(`${moment}Z`))
      await settled()
    },
    /** Answers, `ggghm` for three good, a hard and a mixed one; `at` is when they were tapped, now unless told. */
    answer: (
      faces: string,
      { at, reason, comment }: { at?: string; reason?: string; comment?: string } = {},
    ) =>
      say(
        [...faces].map(face => ({
          id: newId(),
          type: 'mood-given',
          mood: { g: 'good', m: 'mixed', h: 'hard' }[face],
          ...(reason ? { reason } : {}),
          ...(comment ? { comment } : {}),
          ...(at ? { happenedAt: Date.parse(`${at}Z`) } : {}),
        })),
      ),
    leave: (text: string, at?: string) =>
      say([
        {
          id: newId(),
          type: 'idea-left',
          topic: 'team',
          text,
          ticket: digest(text),
          ...(at ? { happenedAt: Date.parse(`${at}Z`) } : {}),
        },
      ]),
    async lead(draft: object) {
      const [written] = await told([{ id: newId(), ...draft }], lead)
      await settled()
      return written!.event
    },
    async all<T extends Event['type']>(type: T): Promise<OfType<T>[]> {
      return (await read('team')).filter((event): event is OfType<T> => event.type === type)
    },
    jar: async () => (await teams.get(team)).full.jar,
    desk: async () => Object.values((await teams.get(team)).full.ideas),
    /** The same ward after the server was started anew. */
    async restarted() {
      keeper.stop()
      await teams.close()
      return openShifts({ stores, clock })
    },
  }
}
