import { apply, type Body, type Event, type EventType, empty, forWall, kindOf } from '../../shared/state.ts'

/** The id of nth thing in a test. */
export const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
export const DIGEST = 'a'.repeat(64)

/** A body for every type of event, speaking of the idea or notice `of`. Every text bears the mark of its place. */
export const bodies = (of: string, mark: (place: string) => string = place => place) =>
  ({
    'team-named': { name: mark('team-named.name'), organisation: mark('team-named.organisation') },
    'code-renewed': { code: 'bcdfghjk' },
    'clock-set': {
      timeZone: 'Europe/London',
      shifts: [{ key: 'day', name: mark('clock-set.shifts'), from: '07:00', to: '19:00' }],
    },
    'topics-set': { topics: [{ key: 'team', name: mark('topics-set.topics').slice(0, 28) }] },
    'reasons-set': {
      reasons: [
        { key: 'staffing', name: mark('reasons-set.reasons').slice(0, 28) },
        { key: 'breaks', name: 'Breaks' },
      ],
    },
    'lots-set': { atLeast: 3 },
    'board-arranged': {
      panels: [{ id: 'jar', kind: 'jar', size: 'large', settings: { title: mark('board-arranged.panels') } }],
    },
    'notice-posted': { text: mark('notice-posted.text'), until: '2026-12-24' },
    'notice-taken-down': { notice: of },
    'words-released': {
      kind: 'idea',
      topic: 'team',
      text: mark('words-released.text'),
      ticket: DIGEST,
      flags: [],
    },
    'idea-approved': {
      idea: of,
      text: mark('idea-approved.text'),
      why: mark('idea-approved.why'),
      answer: mark('idea-approved.answer'),
    },
    'idea-edited': { idea: of, text: mark('idea-edited.text'), why: mark('idea-edited.why') },
    'idea-hidden': { idea: of },
    'idea-answered': { idea: of, text: mark('idea-answered.text') },
    'idea-moved': { idea: of, to: 'trying', text: mark('idea-moved.text') },
    'shift-closed': {},
    'shift-counted': {
      shifts: [{ day: '2026-11-23', shift: 'early' }],
      answers: 8,
      good: 4,
      mix: { mixed: 2, hard: 2 },
    },
    'week-counted': {
      monday: '2026-11-23',
      answers: 20,
      good: 12,
      reasons: [{ reason: 'staffing', count: 6 }],
    },
    'measure-defined': {
      key: 'falls',
      name: mark('measure-defined.name'),
      unit: mark('measure-defined.unit'),
      better: 'down',
      target: 4,
      targetBy: '2027-03-31',
      cadence: 'monthly',
      chart: 'xmr',
      baseline: 12,
      baselineFrom: '2026-01-05',
      baselineUntil: '2026-06-28',
      decimals: 1,
      owner: mark('measure-defined.owner'),
      meaning: mark('measure-defined.meaning'),
      asked: true,
    },
    'measure-changed': {
      measure: of,
      name: mark('measure-changed.name'),
      unit: mark('measure-changed.unit'),
      better: 'down',
      cadence: 'weekly',
      chart: 'run',
      owner: mark('measure-changed.owner'),
      meaning: mark('measure-changed.meaning'),
      asked: true,
    },
    'measure-closed': { measure: of },
    'reading-taken': {
      measure: of,
      x: '2026-11-01',
      y: 3,
      n: null,
      note: mark('reading-taken.note'),
      source: mark('reading-taken.source'),
      why: mark('reading-taken.why'),
    },
    'reading-corrected': { measure: of, x: '2026-11-01', y: 5, why: mark('reading-corrected.why') },
    'limits-rebased': { measure: of, from: '2026-11-01', reason: mark('limits-rebased.reason') },
    'rebase-withdrawn': { measure: of, from: '2026-11-01' },
    'point-ghosted': { measure: of, x: '2026-11-01', reason: mark('point-ghosted.reason') },
    'point-counted': { measure: of, x: '2026-11-01' },
    'annotation-made': { measure: of, x: '2026-11-01', kind: 'change', text: mark('annotation-made.text') },
    'annotation-removed': { measure: of, annotation: of },
    'mood-given': { mood: 'hard', reason: 'breaks', comment: mark('mood-given.comment'), key: DIGEST },
    'mood-explained': {
      mood: of,
      secret: 'S'.repeat(26),
      reason: 'breaks',
      comment: mark('mood-explained.comment'),
    },
    'mood-taken-back': { mood: of, secret: 'S'.repeat(26) },
    'idea-left': { topic: 'team', text: mark('idea-left.text'), ticket: DIGEST },
    'idea-added-to': { text: mark('idea-added-to.text'), ticket: DIGEST },
    'idea-withdrawn': { ticket: DIGEST },
    'organisation-named': { name: mark('organisation-named.name') },
    'team-founded': { name: mark('team-founded.name') },
    'team-renamed': { team: of, name: mark('team-renamed.name') },
    'team-closed': { team: of },
  }) satisfies { [T in EventType]: Body<T> }

/** One event of a type, as the server would have written it. */
export const eventOf = <T extends EventType>(
  type: T,
  seq: number,
  { of = idOf(1), mark = (place: string) => place, day = '2026-11-23', shift = 'early' } = {},
): Event =>
  ({
    ...bodies(of, mark)[type],
    id: idOf(seq),
    type,
    seq,
    at: 0,
    day,
    shift,
    by: 'lead:someone',
  }) as unknown as Event

/** An event with every text erased, as it reads after somebody took their words back. */
export const erased = (event: Event): Event => {
  const { texts = [] } = kindOf(event.type)?.kind ?? {}
  return { ...event, ...Object.fromEntries(texts.map(field => [field, ''])) }
}

/** What leads and what walls know after these events. */
export const play = (events: readonly Event[]) => {
  let full = empty
  let wall = empty
  for (const event of events) {
    full = apply(full, event)
    const seen = forWall(event, full)
    if (seen) wall = apply(wall, seen)
  }
  return { full, wall }
}
