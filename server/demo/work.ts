import { addDays } from '../../shared/days.ts'
import { newId } from '../../shared/id.ts'
import { spanAt, spansOf, wallClock } from '../../shared/shifts.ts'
import type { House } from '../house.ts'
import { type Dice, dice } from './chance.ts'
import type { Cast } from './play.ts'
import { flowOn } from './work-flow.ts'
import { counting } from './work-scenario.ts'
import { tapper, tellShift } from './work-shift.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const DAYS = 42
/** The last stretch of the story, in which not everything goes well. */
const SLOW_MS = 75 * MINUTE_MS
const FLOW = { hours: 4, everyMs: 6 * MINUTE_MS }

/** Something of the story that happens at a moment. */
export interface Beat {
  at: number
  tell: () => Promise<void>
}

/** A ward decides what it counts, how help is called, and where its work stands. */
const begin = async (house: House, { ward, team, leads }: Cast) => {
  const told = counting[ward.name]
  if (!told) return
  const drafts: object[] = told.counts.map(({ kind }) => ({
    ...{ id: newId(), type: 'work-defined' },
    ...kind,
  }))
  if (told.help) drafts.push({ id: newId(), type: 'help-set', ...told.help })
  if (told.flow) {
    const { name, columns } = told.flow
    drafts.push({ id: newId(), type: 'flow-set', name, columns })
  }
  if (told.board) drafts.push({ id: newId(), type: 'board-arranged', panels: told.board })
  await house.log.write(`team:${team}`, drafts, { kind: 'lead', id: leads[0]! })
}

/** The shifts of a ward that are over by the end of the story, each told as it ends: then the keeper closes it. */
const shiftsOver = async (house: House, one: Cast, from: number, until: number, dice: Dice) => {
  const { team: set } = (await house.teams.get(one.team)).full
  const first = wallClock(from, set.timeZone).day
  return Array.from({ length: DAYS + 1 }, (_, n) => spansOf(addDays(first, n), set))
    .flat()
    .filter(({ start, end }) => start >= from && end <= until)
    .map((span): Beat => {
      const along = (span.end - from) / (until - from)
      const told = { dice, until: span.end, along, slowFrom: until }
      return { at: span.end, tell: () => tellShift(house, one, span, told) }
    })
}

const flows = (house: House, one: Cast, until: number, dice: Dice): Beat[] =>
  Array.from({ length: (FLOW.hours * 3_600_000) / FLOW.everyMs }, (_, n) => ({
    at: until - (n + 1) * FLOW.everyMs,
    tell: () => flowOn(house, one, dice),
  }))

/** Somebody wants help as the visitor comes, and somebody is on the way. */
const called = (house: House, { ward, team }: Cast, until: number): Beat[] => {
  const set = counting[ward.name]?.help
  const [what, where, who] = [set?.kinds[0], set?.places[1], set?.responders[0]]
  if (!what || !where || !who) return []
  const id = newId()
  const tell = (draft: object) => async () => void (await house.log.tell(`team:${team}`, [draft], tapper))
  return [
    {
      at: until - 4 * MINUTE_MS,
      tell: tell({ id, type: 'help-called', what: what.key, where: where.key }),
    },
    {
      at: until - 3 * MINUTE_MS,
      tell: tell({ id: newId(), type: 'help-accepted', call: id, who: who.name }),
    },
  ]
}

/** Six weeks in which the wards count their work, as moments of the story. */
export const workBeats = async (house: House, cast: readonly Cast[], until: number): Promise<Beat[]> => {
  const from = until - DAYS * DAY_MS
  const roller = dice(29)
  const beats: Beat[] = []
  for (const one of cast) {
    beats.push({ at: from, tell: () => begin(house, one) })
    beats.push(...(await shiftsOver(house, one, from, until, roller)), ...flows(house, one, until, roller))
    beats.push({
      at: until,
      async tell() {
        const span = spanAt(until, (await house.teams.get(one.team)).full.team)
        if (span && until < span.end) {
          const slowFrom = until - SLOW_MS
          await tellShift(house, one, span, { dice: roller, until, along: 1, slowFrom })
        }
      },
    })
  }
  const calling = cast.find(({ ward }) => ward.name === 'Emergency Department')
  return [...beats, ...(calling ? called(house, calling, until) : [])]
}
