import { mondayOf } from '../shared/days.ts'
import { ENOUGH_FOR_MIX, ENOUGH_FOR_SHARE, type Jar } from '../shared/jar.ts'
import type { Body, Event } from '../shared/state.ts'
import { type Mood, shiftKey } from '../shared/voices.ts'

interface Answer {
  mood: Mood
  reason: string
}
type Answers = Readonly<Record<string, Answer>>
interface Cell {
  day: string
  shift: string
}

/** What the server alone knows of `voice`: the answers of the last weeks, and whose words still wait. */
export interface Tally {
  /** By `day/shift`, then by the id of the mood; the newest 80 shifts. */
  shifts: Readonly<Record<string, Answers>>
  /** Events whose words have not been released, oldest first, and the answer they explain. */
  waiting: readonly { id: string; mood: string }[]
  /** Events whose words were taken back, still to be erased. */
  revoked: readonly string[]
}

export const noTally: Tally = { shifts: {}, waiting: [], revoked: [] }

const SHIFTS_KEPT = 80

const put = (shifts: Tally['shifts'], key: string, answers: Answers): Tally['shifts'] => {
  const next = { ...shifts, [key]: answers }
  if (shifts[key] || Object.keys(next).length <= SHIFTS_KEPT) return next
  const { [Object.keys(next).sort()[0]!]: _, ...kept } = next
  return kept
}

/** The shift that holds a mood: nearly always the one its explanation is stamped with. */
const holderOf = (shifts: Tally['shifts'], stamp: Cell, mood: string) => {
  const own = shiftKey(stamp)
  return shifts[own]?.[mood] ? own : Object.keys(shifts).find(key => shifts[key]![mood])
}

const explain = (tally: Tally, stamp: Cell, mood: string, reason: string | undefined): Tally['shifts'] => {
  const key = reason && holderOf(tally.shifts, stamp, mood)
  if (!key) return tally.shifts
  const answers = tally.shifts[key]!
  return { ...tally.shifts, [key]: { ...answers, [mood]: { ...answers[mood]!, reason } } }
}

const takeBack = (tally: Tally, stamp: Cell, mood: string): Tally['shifts'] => {
  const key = holderOf(tally.shifts, stamp, mood)
  if (!key) return tally.shifts
  const { [mood]: _, ...answers } = tally.shifts[key]!
  return { ...tally.shifts, [key]: answers }
}

/** Tomorrow's tally is today's and one more thing that was said. Erased words wait for nothing. */
export const countVoice = (tally: Tally, event: Event): Tally => {
  const { id } = event
  const wait = (text: string | undefined, mood = id) =>
    text ? { waiting: [...tally.waiting, { id, mood }] } : {}
  switch (event.type) {
    case 'mood-given': {
      const key = shiftKey(event)
      const answers = { ...tally.shifts[key], [id]: { mood: event.mood, reason: event.reason ?? '' } }
      return { ...tally, shifts: put(tally.shifts, key, answers), ...wait(event.comment) }
    }
    case 'mood-explained':
      return {
        ...tally,
        shifts: explain(tally, event, event.mood, event.reason),
        ...wait(event.comment, event.mood),
      }
    case 'mood-taken-back': {
      const revoked = tally.waiting.filter(({ mood }) => mood === event.mood).map(one => one.id)
      return {
        shifts: takeBack(tally, event, event.mood),
        waiting: tally.waiting.filter(({ mood }) => mood !== event.mood),
        revoked: [...tally.revoked, ...revoked],
      }
    }
    case 'idea-left':
    case 'idea-added-to':
      return { ...tally, ...wait(event.text) }
    default:
      return tally
  }
}

const count = <T>(all: readonly T[], is: (one: T) => boolean) => all.filter(is).length

/** The mix, if enough answered and nobody stands in it alone ("never show one sad", domain 3.9). */
const mixOf = (answers: readonly Answer[]) => {
  const mixed = count(answers, ({ mood }) => mood === 'mixed')
  const hard = count(answers, ({ mood }) => mood === 'hard')
  return answers.length >= ENOUGH_FOR_MIX && mixed !== 1 && hard !== 1 ? { mix: { mixed, hard } } : {}
}

const isGood = ({ mood }: Answer) => mood === 'good'

/** Every shift with its answers, oldest first. */
const cellsOf = ({ shifts }: Tally) =>
  Object.entries(shifts)
    .map(([key, answers]) => {
      const [day = '', shift = ''] = key.split('/')
      return { key, cell: { day, shift }, answers: Object.values(answers) }
    })
    .filter(({ answers }) => answers.length > 0)
    .sort((a, b) => a.key.localeCompare(b.key))

/**
 * What a closing shift may show: its answers, with those of earlier shifts that were too small to be shown. Null
 * while fewer than five have answered; they wait for the next.
 */
export const countShift = (
  tally: Tally,
  jar: Jar,
  isClosed: (cell: Cell) => boolean,
): Body<'shift-counted'> | null => {
  const open = cellsOf(tally).filter(({ key, cell }) => !jar.poured.includes(key) && isClosed(cell))
  const answers = open.flatMap(one => one.answers)
  if (answers.length < ENOUGH_FOR_SHARE) return null
  return {
    shifts: open.map(({ cell }) => cell),
    answers: answers.length,
    good: count(answers, isGood),
    ...mixOf(answers),
  }
}

/**
 * What a week may show when it is over. Answers that came after their shift was poured enter here, and only if they
 * are enough that the difference to what was shown before says nothing about any of them.
 */
export const countWeek = (tally: Tally, jar: Jar, monday: string): Body<'week-counted'> | null => {
  const shown = jar.weeks[monday]
  if (!shown || shown.answers < ENOUGH_FOR_SHARE) return null
  const all = cellsOf(tally)
    .filter(({ key, cell }) => mondayOf(cell.day) === monday && jar.poured.includes(key))
    .flatMap(({ answers }) => answers)
  const late = all.length - shown.answers
  const reasons = Object.entries(Object.groupBy(all, ({ reason }) => reason))
    .map(([reason, given = []]) => ({ reason, count: given.length }))
    .filter(({ reason, count: given }) => reason !== '' && given >= ENOUGH_FOR_SHARE)
    .sort((a, b) => b.count - a.count || a.reason.localeCompare(b.reason))
    .slice(0, 6)
  if (late < ENOUGH_FOR_SHARE) return { monday, answers: shown.answers, good: shown.good, reasons }
  return { monday, answers: all.length, good: count(all, isGood), ...mixOf(all), reasons }
}
