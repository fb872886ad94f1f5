import { addDays, mondayOf } from '../shared/days.ts'
import { ENOUGH_FOR_MIX, ENOUGH_FOR_SHARE, type Jar } from '../shared/jar.ts'
import type { Body, Event } from '../shared/state.ts'
import { type Mood, shiftKey } from '../shared/voices.ts'

interface Answer {
  mood: Mood
  reason: string
  day: string
  shift: string
}

/** What the server alone knows of `voice`: the answers of the last weeks, and whose words still wait. */
export interface Tally {
  answers: Readonly<Record<string, Answer>>
  /** Events whose words have not been released, oldest first, and the answer they explain. */
  waiting: readonly { id: string; mood: string }[]
  /** Events whose words were taken back, still to be erased. */
  revoked: readonly string[]
}

export const noTally: Tally = { answers: {}, waiting: [], revoked: [] }

const DAYS_KEPT = 21
/** Answers are pruned in one go when so many have gathered since the last time. */
const PRUNE_ABOVE = 4_000

const prune = (answers: Tally['answers'], today: string): Tally['answers'] => {
  if (Object.keys(answers).length < PRUNE_ABOVE) return answers
  const oldest = addDays(today, -DAYS_KEPT)
  return Object.fromEntries(Object.entries(answers).filter(([, { day }]) => day >= oldest))
}

const without = <T>(record: Readonly<Record<string, T>>, key: string) => {
  const { [key]: _, ...rest } = record
  return rest
}

/** Tomorrow's tally is today's and one more thing that was said. Erased words wait for nothing. */
export const countVoice = (tally: Tally, event: Event): Tally => {
  const { id, day, shift } = event
  const wait = (text: string | undefined, mood = id) =>
    text ? { waiting: [...tally.waiting, { id, mood }] } : {}
  switch (event.type) {
    case 'mood-given': {
      const answer = { mood: event.mood, reason: event.reason ?? '', day, shift }
      return { ...tally, answers: { ...prune(tally.answers, day), [id]: answer }, ...wait(event.comment) }
    }
    case 'mood-explained': {
      const found = tally.answers[event.mood]
      const answers =
        found && event.reason
          ? { ...tally.answers, [event.mood]: { ...found, reason: event.reason } }
          : tally.answers
      return { ...tally, answers, ...wait(event.comment, event.mood) }
    }
    case 'mood-taken-back': {
      const revoked = tally.waiting.filter(({ mood }) => mood === event.mood).map(one => one.id)
      return {
        answers: without(tally.answers, event.mood),
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

/** The cells of the closed shifts that are not poured yet, oldest first. */
const unpoured = (tally: Tally, jar: Jar, isClosed: (cell: { day: string; shift: string }) => boolean) => {
  const answers = Object.values(tally.answers).filter(
    one => !jar.poured.includes(shiftKey(one)) && isClosed(one),
  )
  const cells = new Map(answers.map(({ day, shift }) => [shiftKey({ day, shift }), { day, shift }]))
  return { answers, shifts: [...cells].sort(([a], [b]) => a.localeCompare(b)).map(([, cell]) => cell) }
}

/**
 * What a closing shift may show: its answers, with those of earlier shifts that were too small to be shown. Null
 * while fewer than five have answered; they wait for the next.
 */
export const countShift = (
  tally: Tally,
  jar: Jar,
  isClosed: (cell: { day: string; shift: string }) => boolean,
): Body<'shift-counted'> | null => {
  const { answers, shifts } = unpoured(tally, jar, isClosed)
  if (answers.length < ENOUGH_FOR_SHARE) return null
  return { shifts, answers: answers.length, good: count(answers, isGood), ...mixOf(answers) }
}

/**
 * What a week may show when it is over. Answers that came after their shift was poured enter here, and only if they
 * are enough that the difference to what was shown before says nothing about any of them.
 */
export const countWeek = (tally: Tally, jar: Jar, monday: string): Body<'week-counted'> | null => {
  const shown = jar.weeks[monday]
  if (!shown || shown.answers < ENOUGH_FOR_SHARE) return null
  const all = Object.values(tally.answers).filter(
    one => mondayOf(one.day) === monday && jar.poured.includes(shiftKey(one)),
  )
  const late = all.length - shown.answers
  const reasons = Object.entries(Object.groupBy(all, ({ reason }) => reason))
    .map(([reason, given = []]) => ({ reason, count: given.length }))
    .filter(({ reason, count: given }) => reason !== '' && given >= ENOUGH_FOR_SHARE)
    .sort((a, b) => b.count - a.count || a.reason.localeCompare(b.reason))
    .slice(0, 6)
  if (late < ENOUGH_FOR_SHARE) return { monday, answers: shown.answers, good: shown.good, reasons }
  return { monday, answers: all.length, good: count(all, isGood), ...mixOf(all), reasons }
}
