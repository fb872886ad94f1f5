import { Type } from 'typebox'
import { Id, Key, oneOf, subject, Ticket, words } from './subject.ts'
import { IDEA_MOST } from './voices.ts'

/** Where an idea is. Every step says something to its author. */
export const steps = ['new', 'looking', 'trying', 'done', 'not-now'] as const
export type Step = (typeof steps)[number]

const StepName = oneOf(steps)

export const ANSWER_MOST = 400

/** One thing that happened to an idea, for its author to read. */
export interface Entry {
  day: string
  what: 'shown' | 'edited' | 'answered' | 'moved'
  step: Step
  text: string
  by: string
}

export interface Idea {
  id: string
  kind: 'idea' | 'comment'
  topic: string
  /** Its words as they stand now; empty once they were withdrawn, and always on a wall that was not shown them. */
  text: string
  /** The wording a lead approved for the wall, or the empty string. */
  shown: string
  /** Whether a lead approved it, also while the approved wording is erased and its edit is still to come. */
  approved?: boolean
  /** What the author added later. */
  more: readonly { id: string; text: string }[]
  /** Kinds of possible identifier found in it. */
  flags: readonly string[]
  step: Step
  /** The newest answer a lead gave. */
  answer: string
  /** The day its words were released, and the day it last moved. */
  on: string
  movedOn: string
  answeredOn: string
  story: readonly Entry[]
}

/** By handle, oldest first. */
export type Ideas = Readonly<Record<string, Idea>>

const IDEAS_KEPT = 240
const STORY_KEPT = 16

const isOver = ({ step }: Idea) => step === 'done' || step === 'not-now'
const isBlank = ({ text, shown }: Idea) => !text && !shown

const add = (all: Ideas, idea: Idea): Ideas => {
  const next = { ...all, [idea.id]: idea }
  const ids = Object.keys(next)
  if (ids.length <= IDEAS_KEPT) return next
  // What is finished goes first: an idea nobody has answered must not fall off the desk. On a wall one that waits is
  // as blank as one that was taken back, so being blank comes second.
  const gone = ids.find(id => isOver(next[id]!)) ?? ids.find(id => isBlank(next[id]!)) ?? ids[0]
  return Object.fromEntries(Object.entries(next).filter(([id]) => id !== gone))
}

const change = (all: Ideas, id: string, to: (was: Idea) => Idea): Ideas => {
  const was = all[id]
  return was ? { ...all, [id]: to(was) } : all
}

const tell = (was: Idea, entry: Entry) => [...was.story, entry].slice(-STORY_KEPT)

/** Words without what does not make them others: a space more is no edit. */
const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

const unknown = ({ idea }: { idea: string }, all: Ideas) => (all[idea] ? null : ('not-found' as const))

/** A sentence about an idea that the wall was not shown stays off the wall; that it moved does not. */
const ifShown = <B extends { idea: string; text?: string }>(body: B, all: Ideas): B =>
  all[body.idea]?.shown ? body : { ...body, text: '' }

/** What became of the words people left: released without a name, approved, answered, moved on. */
export const ideas = subject<Ideas>('team', {})
  .on(
    'words-released',
    {
      body: {
        kind: oneOf(['idea', 'comment', 'addition']),
        topic: Type.Optional(Key),
        text: words(IDEA_MOST),
        /** What an addition adds to. */
        idea: Type.Optional(Id),
        ticket: Type.Optional(Ticket),
        flags: Type.Optional(Type.Array(Key, { maxItems: 8 })),
      },
      by: ['system'],
      // Words that nobody approved never reach a wall; that something waits to be read does. An edit erases the words
      // and the idea stays; only who withdraws it erases the ticket too.
      wall: ({ kind, topic, ticket }) =>
        kind !== 'addition' && ticket !== ''
          ? { kind, text: '', ...(topic === undefined ? {} : { topic }) }
          : null,
    },
    (all, { kind, topic = '', text, idea = '', flags = [] }, { id, day }) => {
      if (kind === 'addition') {
        if (!text) return all
        return change(all, idea, was => ({
          ...was,
          more: [...was.more, { id, text }].slice(-6),
          flags: [...new Set([...was.flags, ...flags])],
        }))
      }
      return add(all, {
        id,
        kind,
        topic,
        text,
        shown: '',
        more: [],
        flags,
        step: 'new',
        answer: '',
        on: day,
        movedOn: day,
        answeredOn: '',
        story: [],
      })
    },
  )
  .on(
    'idea-approved',
    {
      body: {
        idea: Id,
        text: words(IDEA_MOST),
        topic: Type.Optional(Key),
        why: Type.Optional(words(ANSWER_MOST)),
        answer: Type.Optional(words(ANSWER_MOST)),
      },
      by: ['lead', 'admin'],
      wall: ({ idea, text }, all) => {
        const { topic = '', answer = '' } = all[idea] ?? {}
        return { idea, text, ...(topic ? { topic } : {}), ...(answer ? { answer } : {}) }
      },
      // Words that may say who somebody is go to a wall only after a person changed them.
      unless: (body, all) => {
        const found = all[body.idea]
        if (!found?.text) return 'not-found'
        return found.flags.length > 0 && bare(found.text) === bare(body.text) ? 'identifier-found' : null
      },
    },
    (all, { idea, text, topic, why = '', answer = '' }, { day, by }) =>
      change(all, idea, was => {
        const told = tell(was, { day, what: 'shown', step: was.step, text: why, by })
        return {
          ...was,
          shown: text,
          approved: true,
          topic: topic ?? was.topic,
          answer: answer || was.answer,
          answeredOn: answer && !was.answeredOn ? day : was.answeredOn,
          story: answer
            ? tell({ ...was, story: told }, { day, what: 'answered', step: was.step, text: answer, by })
            : told,
        }
      }),
  )
  .on(
    'idea-edited',
    {
      body: { idea: Id, text: words(IDEA_MOST), why: words(ANSWER_MOST) },
      by: ['lead', 'admin'],
      // Also when its words were erased: then what hung before must go too.
      wall: (body, all) => (all[body.idea]?.approved ? { ...body, why: '' } : null),
      unless: (body, all) => (all[body.idea]?.text ? null : 'not-found'),
    },
    (all, { idea, text, why }, { day, by }) =>
      change(all, idea, was => ({
        ...was,
        // A wall is not told why, and keeps only the words that hang on it.
        text: why ? text : was.text,
        shown: was.approved ? text : '',
        flags: [],
        more: [],
        story: tell(was, { day, what: 'edited', step: was.step, text: why, by }),
      })),
  )
  .on(
    'idea-hidden',
    { body: { idea: Id }, by: ['lead', 'admin'], wall: 'all', unless: unknown },
    (all, { idea }) => change(all, idea, was => ({ ...was, shown: '', approved: false })),
  )
  .on(
    'idea-answered',
    { body: { idea: Id, text: words(ANSWER_MOST) }, by: ['lead', 'admin'], wall: ifShown, unless: unknown },
    (all, { idea, text }, { day, by }) =>
      change(all, idea, was => ({
        ...was,
        answer: text || was.answer,
        answeredOn: was.answeredOn || day,
        story: tell(was, { day, what: 'answered', step: was.step, text, by }),
      })),
  )
  .on(
    'idea-moved',
    {
      body: { idea: Id, to: StepName, text: words(ANSWER_MOST) },
      by: ['lead', 'admin'],
      wall: ifShown,
      unless: unknown,
    },
    (all, { idea, to, text }, { day, by }) =>
      change(all, idea, was => ({
        ...was,
        step: to,
        answer: text || was.answer,
        answeredOn: was.answeredOn || day,
        movedOn: day,
        story: tell(was, { day, what: 'moved', step: to, text, by }),
      })),
  )

/** Ideas and comments whose words are still here, newest first. */
export const present = (all: Ideas) =>
  Object.values(all)
    .filter(({ text, shown }) => text || shown)
    .reverse()
