import { apply, type Body, type Event, type EventType, empty, forWall, kindOf } from '../../shared/state.ts'

/** The id of nth thing in a test. */
export const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
export const DIGEST = 'a'.repeat(64)

const cell = { day: '2026-11-23', shift: 'early', bucket: 2 }

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
    'work-defined': {
      key: 'beds',
      name: mark('work-defined.name'),
      unit: mark('work-defined.unit').slice(0, 24),
      demand: 'plan',
      plan: [{ shift: 'early', days: [24, 24, 24, 24, 24, 12, 12] }],
      curve: 'drawn',
      shape: [{ shift: 'early', parts: [1, 2, 1] }],
      breaks: [{ from: '10:00', to: '10:30' }],
      bucket: 60,
      reasons: [
        { key: 'waiting', name: mark('work-defined.reasons').slice(0, 28) },
        { key: 'staffing', name: 'Too few of us' },
      ],
      carries: true,
      within: 60,
      tapped: true,
      tell: ['someone'],
    },
    'work-changed': {
      work: of,
      name: mark('work-changed.name'),
      unit: mark('work-changed.unit').slice(0, 24),
      demand: 'typed',
      reasons: [
        { key: 'waiting', name: mark('work-changed.reasons').slice(0, 28) },
        { key: 'staffing', name: 'Too few of us' },
      ],
      tell: ['someone'],
    },
    'work-ended': { work: of },
    'work-required': { work: of, required: 18, source: mark('work-required.source') },
    'work-arrived': { work: of, count: 2, source: mark('work-arrived.source') },
    'work-done': { work: of, count: 1, source: mark('work-done.source') },
    'work-undone': { work: of, count: 1, source: mark('work-undone.source') },
    'work-corrected': { work: of, ...cell, done: 4, why: mark('work-corrected.why') },
    'miss-explained': { work: of, ...cell, reason: 'waiting', note: mark('miss-explained.note') },
    'bucket-reviewed': {
      work: of,
      ...cell,
      note: mark('bucket-reviewed.note'),
      owner: 'someone',
      due: '2026-11-30',
    },
    'work-fell-behind': { work: of, gap: 2 },
    'work-recovered': { work: of },
    'work-counted': {
      work: of,
      day: '2026-11-23',
      shift: 'early',
      ...{ required: 24, done: 22, inTime: 20, misses: 2, carried: 2 },
      plan: [3, 6, 9, 12, 15, 18, 21, 24],
      next: { day: '2026-11-23', shift: 'late' },
    },
    'flow-set': {
      name: mark('flow-set.name'),
      columns: [
        { key: 'waiting', name: mark('flow-set.columns').slice(0, 24), limit: 6, minutes: 60 },
        { key: 'gone', name: 'Gone' },
      ],
    },
    'token-placed': { label: mark('token-placed.label').slice(0, 24), column: 'waiting' },
    'token-moved': { token: of, column: 'gone' },
    'token-blocked': { token: of, reason: mark('token-blocked.reason') },
    'token-freed': { token: of },
    'token-left': { token: of },
    'help-set': {
      kinds: [{ key: 'hands', name: mark('help-set.kinds').slice(0, 28) }],
      places: [{ key: 'bay-1', name: mark('help-set.places').slice(0, 28) }],
      responders: [{ key: 'charge', name: mark('help-set.responders').slice(0, 28) }],
      minutes: 5,
    },
    'help-called': { what: 'hands', where: 'bay-1', note: mark('help-called.note') },
    'help-came-up': {
      from: { team: of, call: of, name: mark('help-came-up.from') },
      what: mark('help-came-up.what'),
      where: mark('help-came-up.where'),
      calledAt: 0,
      up: 1,
    },
    'help-accepted': { call: of, who: mark('help-accepted.who') },
    'help-passed-up': { call: of, to: mark('help-passed-up.to'), up: 1 },
    'help-ended': { call: of },
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
