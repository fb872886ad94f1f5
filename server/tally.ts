import { ENOUGH_FOR_MIX, ENOUGH_FOR_SHARE, type Jar } from '../shared/jar.ts'
import type { Body, Event } from '../shared/state.ts'
import { type Mood, shiftKey } from '../shared/voices.ts'

interface Answer {
  mood: Mood
  reason: string
}
type Answers = Record<string, Answer>
interface Cell {
  day: string
  shift: string
}

/** Words that are not released yet: the answer they explain, and the shift they belong to. */
export interface Waiting extends Cell {
  id: string
  mood: string
  /** With how many others they were promised to be mixed. */
  lots: number
  /** When they may be read, also alone. */
  until: number
}

/** What the server alone knows of `voice`: the answers of the last weeks, and whose words still wait. */
export interface Tally {
  /** By `day/shift`, then by the id of the mood; the newest 80 shifts. Counted in place. */
  readonly shifts: Record<string, Answers>
  /** Oldest first. */
  readonly waiting: readonly Waiting[]
  /** Events whose words were taken back, still to be erased. */
  readonly revoked: readonly string[]
}

export const newTally = (): Tally => ({ shifts: {}, waiting: [], revoked: [] })

const SHIFTS_KEPT = 80

const answersIn = ({ shifts }: Tally, key: string): Answers => {
  const known = shifts[key]
  if (known) return known
  const answers: Answers = {}
  shifts[key] = answers
  const all = Object.keys(shifts)
  if (all.length > SHIFTS_KEPT) delete shifts[all.sort()[0]!]
  return answers
}

/** Whether an answer still counts: nobody took it back, and its shift is not forgotten. */
export const counts = ({ shifts }: Tally, mood: string) =>
  Object.values(shifts).some(answers => Object.hasOwn(answers, mood))

/** The answers that hold a mood: nearly always those of the shift its explanation is stamped with. */
const holderOf = ({ shifts }: Tally, stamp: Cell, mood: string): Answers | undefined => {
  const own = shifts[shiftKey(stamp)]
  return own?.[mood] ? own : Object.values(shifts).find(answers => answers[mood])
}

const LOTS_MOST = 10
const promiseOf = (event: Event) => {
  const promise = 'promise' in event && typeof event.promise === 'string' ? event.promise : ''
  const [lots, until] = promise.split(' ').map(Number)
  return { lots: lots || LOTS_MOST, until: until ?? 0 }
}

/**
 * Adds one more thing that was said. Answers are added in place: copied, every tap would cost more than the one
 * before. Erased words wait for nothing.
 */
export const countVoice = (tally: Tally, event: Event): Tally => {
  const { id, day, shift } = event
  const wait = (text: string | undefined, mood = id): Tally =>
    text ? { ...tally, waiting: [...tally.waiting, { id, mood, day, shift, ...promiseOf(event) }] } : tally
  switch (event.type) {
    case 'mood-given':
      answersIn(tally, shiftKey(event))[id] = { mood: event.mood, reason: event.reason ?? '' }
      return wait(event.comment)
    case 'mood-explained': {
      const answer = holderOf(tally, event, event.mood)?.[event.mood]
      if (answer && event.reason) answer.reason = event.reason
      return wait(event.comment, event.mood)
    }
    case 'mood-taken-back': {
      delete holderOf(tally, event, event.mood)?.[event.mood]
      const revoked = tally.waiting.filter(({ mood }) => mood === event.mood).map(one => one.id)
      return {
        ...tally,
        waiting: tally.waiting.filter(({ mood }) => mood !== event.mood),
        revoked: [...tally.revoked, ...revoked],
      }
    }
    case 'idea-left':
    case 'idea-added-to':
      return wait(event.text)
    default:
      return tally
  }
}

/** These words were released or erased; they wait no longer. */
export const forgetWords = (tally: Tally, ids: readonly string[]): Tally => {
  const gone = new Set(ids)
  return {
    ...tally,
    waiting: tally.waiting.filter(({ id }) => !gone.has(id)),
    revoked: tally.revoked.filter(id => !gone.has(id)),
  }
}

const count = <T>(all: readonly T[], is: (one: T) => boolean) => all.filter(is).length

/** The mix, if enough answered and nobody stands in it alone ("never show one sad", domain 3.9). */
const mixOf = (answers: readonly Answer[]) => {
  const mixed = count(answers, ({ mood }) => mood === 'mixed')
  const hard = count(answers, ({ mood }) => mood === 'hard')
  const good = answers.length - mixed - hard
  const isAnybodyAlone = [good, mixed, hard].includes(1)
  return answers.length >= ENOUGH_FOR_MIX && !isAnybodyAlone ? { mix: { mixed, hard } } : {}
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
    .filter(({ key }) => shown.shifts.includes(key))
    .flatMap(({ answers }) => answers)
  const late = all.length - shown.answers
  // What made a shift good is no obstacle, though it may be named in the same words.
  const reasons = Object.entries(Object.groupBy(all, one => (isGood(one) ? '' : one.reason)))
    .map(([reason, given = []]) => ({ reason, count: given.length }))
    .filter(({ reason, count: given }) => reason !== '' && given >= ENOUGH_FOR_SHARE)
    .sort((a, b) => b.count - a.count || a.reason.localeCompare(b.reason))
    .slice(0, 6)
  if (late < ENOUGH_FOR_SHARE) return { monday, answers: shown.answers, good: shown.good, reasons }
  return { monday, answers: all.length, good: count(all, isGood), ...mixOf(all), reasons }
}
