import { Type } from 'typebox'
import { Digest, Id, Key, oneOf, subject, Ticket, withWords, words } from './subject.ts'

export const moods = ['good', 'mixed', 'hard'] as const
export type Mood = (typeof moods)[number]

export const COMMENT_MOST = 300
export const IDEA_MOST = 1_000

/** How often something was said in one shift. */
export interface Said {
  moods: number
  ideas: number
}

/** By `day/shift`; the newest 60. */
export type Voices = Readonly<Record<string, Said>>

const SHIFTS_KEPT = 60
const Secret = Type.String({ pattern: '^[A-Za-z0-9_-]{16,64}$' })

export const shiftKey = ({ day, shift }: { day: string; shift: string }) => `${day}/${shift}`

const count = (all: Voices, stamp: { day: string; shift: string }, change: Partial<Said>): Voices => {
  const key = shiftKey(stamp)
  const was = all[key] ?? { moods: 0, ideas: 0 }
  const now = {
    moods: Math.max(0, was.moods + (change.moods ?? 0)),
    ideas: Math.max(0, was.ideas + (change.ideas ?? 0)),
  }
  const next = { ...all, [key]: now }
  if (all[key] || Object.keys(next).length <= SHIFTS_KEPT) return next
  const oldest = Object.keys(next).sort()[0]!
  return Object.fromEntries(Object.entries(next).filter(([kept]) => kept !== oldest))
}

const same = (all: Voices) => all

/**
 * What was said without a name. Screens see that something was said and in which shift, never what; the words and
 * values leave the server only as `system` events in `team`, once enough have come together.
 */
export const voices = subject<Voices, 'voice'>('voice', {})
  .on(
    'mood-given',
    {
      body: {
        mood: oneOf(moods),
        reason: Type.Optional(Key),
        comment: Type.Optional(words(COMMENT_MOST)),
        key: Type.Optional(Digest),
      },
      by: ['device', 'phone'],
      wall: 'all',
    },
    (all, _, stamp) => count(all, stamp, { moods: 1 }),
  )
  .on(
    'mood-explained',
    {
      body: {
        // Erased with the comment: the answer it belongs to says how somebody felt who wrote these words.
        mood: withWords(Id),
        secret: Secret,
        reason: Type.Optional(Key),
        comment: Type.Optional(words(COMMENT_MOST)),
      },
      by: ['device', 'phone'],
      wall: 'nothing',
      proves: 'mood',
    },
    same,
  )
  // Sent with the moment of the mood it takes back, so that both belong to the same shift.
  .on(
    'mood-taken-back',
    { body: { mood: Id, secret: Secret }, by: ['device', 'phone'], wall: 'all', proves: 'mood' },
    (all, _, stamp) => count(all, stamp, { moods: -1 }),
  )
  .on(
    'idea-left',
    {
      body: {
        // Kept with the words and erased with them: a topic that stays tells which of a lot was whose.
        topic: withWords(Key),
        text: words(IDEA_MOST),
        ticket: Type.Optional(Ticket),
      },
      by: ['device', 'phone'],
      wall: 'all',
    },
    (all, _, stamp) => count(all, stamp, { ideas: 1 }),
  )
  // The ticket is added by the server, from the credential; nobody can add to an idea that is not theirs.
  .on(
    'idea-added-to',
    {
      body: { text: words(IDEA_MOST), ticket: Type.Optional(Ticket) },
      by: ['ticket'],
      wall: 'nothing',
    },
    same,
  )
  // So is it here: it alone says to its author that the idea was taken back, once nothing else bears the ticket.
  .on(
    'idea-withdrawn',
    {
      body: { ticket: Type.Optional(Ticket) },
      by: ['ticket'],
      wall: 'nothing',
    },
    same,
  )
