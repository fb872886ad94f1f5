import { Type } from 'typebox'
import { Day, Id, Key, subject, words } from './subject.ts'
import {
  add,
  begun,
  change,
  close,
  inShift,
  KINDS_MOST,
  make,
  planned,
  replanned,
  type Work,
  workInUse,
} from './work-kind.ts'
import { countMiss, required, shiftOf, withFix } from './work-record.ts'
import { notCounted, notOfBucket, notRequired, notTapped, unknownWork } from './work-refused.ts'
import { Count, impossibleWork, Required, workSettings, workSettled } from './work-settings.ts'

const NOTE_MOST = 120
const CAUSE = 200

const BucketNo = Type.Integer({ minimum: 0, maximum: 191 })
const cell = { work: Id, day: Day, shift: Key, bucket: BucketNo }
const Source = Type.Optional(Type.String({ maxLength: 80 }))

/** How much work is required, and how much is done. Numbers hang on the wall; who typed them, who is told and notes do not. */
export const work = subject<Work>('team', {})
  .on(
    'work-defined',
    {
      body: { key: Key, ...workSettings },
      by: ['lead', 'admin', 'system'],
      wall: ({ tell: _, ...rest }) => rest,
      unless: ({ key, ...rest }, all) => {
        if (workInUse(all).some(one => one.key === key)) return 'key-taken'
        return workInUse(all).length >= KINDS_MOST ? 'too-many-items' : impossibleWork(rest)
      },
      timed: true,
    },
    (all, { key, ...given }, stamp) =>
      make(
        all,
        begun(
          {
            ...workSettled(given),
            ...{ id: stamp.id, key, shifts: {}, reasonsByDay: {}, behindSince: 0, heardAt: 0 },
            ...{ madeAt: stamp.at, ended: false },
          },
          stamp,
        ),
      ),
  )
  .on(
    'work-changed',
    {
      body: { work: Id, ...workSettings },
      by: ['lead', 'admin'],
      wall: ({ tell: _, ...rest }) => rest,
      unless: (body, all) => unknownWork(body, all) ?? impossibleWork(body),
      timed: true,
    },
    (all, { work, ...given }, stamp) =>
      change(all, work, was => replanned(was, { ...was, ...workSettled(given) }, stamp)),
  )
  .on(
    'work-ended',
    { body: { work: Id }, by: ['lead', 'admin'], wall: 'all', unless: unknownWork },
    (all, { work }) => change(all, work, was => ({ ...was, ended: true, behindSince: 0 })),
  )
  .on(
    'work-required',
    {
      /** Of the shift it happens in, or of another that is named. */
      body: {
        work: Id,
        required: Required,
        day: Type.Optional(Day),
        shift: Type.Optional(Key),
        source: Source,
      },
      by: ['lead', 'admin', 'key', 'device', 'system'],
      wall: ({ source: _, ...rest }) => rest,
      unless: notRequired,
      timed: true,
    },
    (all, { work, required: now, day, shift }, stamp) => {
      const at = { day: day ?? stamp.day, shift: shift ?? stamp.shift }
      // Of another shift than the one it is said in, it is said of the whole of it.
      const { into } = stamp
      return change(all, work, was => ({
        ...inShift(was, at, stamp, one => {
          const fixed = planned(was, at)
          const set = one.set.length || fixed === null ? one.set : [{ into: 0, required: fixed }]
          return {
            ...one,
            set: into === undefined ? [{ into: 0, required: now }] : required(set, into, now),
            heardAt: stamp.at,
            reopened: one.closed !== null,
          }
        }),
        heardAt: stamp.at,
      }))
    },
  )
  .on(
    'work-arrived',
    {
      body: { work: Id, count: Count, source: Source },
      by: ['lead', 'admin', 'key', 'system'],
      wall: ({ source: _, ...rest }) => rest,
      unless: (body, all, _, moment) =>
        notCounted(body, all, moment) ?? (all[body.work]!.demand === 'feed' ? null : 'not-fed'),
      timed: true,
    },
    (all, { work, count }, stamp) =>
      change(all, work, was => ({
        ...inShift(was, stamp, stamp, one => add(one, 'arrived', count, stamp)),
        heardAt: stamp.at,
      })),
  )
  .on(
    'work-done',
    {
      body: { work: Id, count: Count, source: Source },
      by: ['device', 'lead', 'admin', 'key', 'system'],
      wall: ({ source: _, ...rest }) => rest,
      unless: notTapped,
      timed: true,
    },
    (all, { work, count }, stamp) =>
      change(all, work, was => ({
        ...inShift(was, stamp, stamp, one => add(one, 'done', count, stamp)),
        heardAt: stamp.at,
      })),
  )
  .on(
    'work-undone',
    {
      /** Sent with the `happenedAt` of what it takes back, so that it is taken from the same bucket. */
      body: { work: Id, count: Count, source: Source },
      by: ['device', 'lead', 'admin', 'key'],
      wall: ({ source: _, ...rest }) => rest,
      unless: notTapped,
      timed: true,
    },
    (all, { work, count }, stamp) =>
      change(all, work, was => ({
        ...inShift(was, stamp, stamp, one => add(one, 'done', -count, stamp)),
        heardAt: stamp.at,
      })),
  )
  .on(
    'work-corrected',
    {
      body: { ...cell, done: Required, why: words(CAUSE) },
      by: ['lead', 'admin'],
      wall: ({ why: _, ...rest }) => ({ ...rest, why: '' }),
      unless: (body, all, _, moment) =>
        notOfBucket(body, all, moment) ?? (all[body.work]!.shifts[shiftOf(body)] ? null : 'not-found'),
    },
    (all, { work, bucket, done, why, ...at }, stamp) =>
      change(all, work, was =>
        inShift(was, at, stamp, one => ({
          ...one,
          done: { ...one.done, [bucket]: done },
          fixes: withFix(one.fixes, bucket, { at: stamp.at, by: stamp.by, was: one.done[bucket] ?? 0, why }),
          since: one.closed ? one.since + done - (one.done[bucket] ?? 0) : one.since,
          heardAt: Math.max(one.heardAt, stamp.at),
        })),
      ),
  )
  .on(
    'miss-explained',
    {
      body: { ...cell, reason: Key, note: Type.Optional(words(NOTE_MOST)) },
      by: ['device', 'lead', 'admin'],
      wall: ({ note: _, ...rest }) => rest,
      unless: (body, all, _, moment) =>
        notOfBucket(body, all, moment) ??
        (all[body.work]!.reasons.some(({ key }) => key === body.reason) ? null : 'no-such-reason'),
    },
    (all, { work, day, shift, bucket, reason, note = '' }, stamp) =>
      change(all, work, was => {
        const before = was.shifts[shiftOf({ day, shift })]?.misses[bucket]
        const without = before ? countMiss(was.reasonsByDay, day, before.reason, -1) : was.reasonsByDay
        return {
          ...inShift(was, { day, shift }, stamp, one => ({
            ...one,
            misses: { ...one.misses, [bucket]: { reason, note } },
          })),
          reasonsByDay: countMiss(without, day, reason, 1),
        }
      }),
  )
  .on(
    'bucket-reviewed',
    {
      body: {
        ...cell,
        /** What will be done about it, by whom and until when. */
        note: Type.Optional(words(CAUSE)),
        owner: Type.Optional(Type.String({ maxLength: 36 })),
        due: Type.Optional(Day),
      },
      by: ['lead', 'admin'],
      wall: ({ note: _, owner: __, ...rest }) => rest,
      unless: (body, all, _, moment) => notOfBucket(body, all, moment),
    },
    (all, { work, day, shift, bucket, note = '', owner = '', due = '' }, stamp) =>
      change(all, work, was =>
        inShift(was, { day, shift }, stamp, one => ({
          ...one,
          reviews: { ...one.reviews, [bucket]: { at: stamp.at, by: stamp.by, note, owner, due } },
        })),
      ),
  )
  .on(
    'work-fell-behind',
    { body: { work: Id, gap: Required }, by: ['system'], wall: 'all', timed: true },
    (all, { work }, { at }) => change(all, work, was => ({ ...was, behindSince: was.behindSince || at })),
  )
  .on('work-recovered', { body: { work: Id }, by: ['system'], wall: 'all', timed: true }, (all, { work }) =>
    change(all, work, was => ({ ...was, behindSince: 0 })),
  )
  .on(
    'work-counted',
    {
      /** A shift is over: what it came to, and what the next takes over. Said again when corrections came after the close. */
      body: {
        ...{
          work: Id,
          day: Day,
          shift: Key,
          required: Type.Integer({ minimum: 0 }),
          done: Type.Integer({ minimum: 0 }),
        },
        ...{ inTime: Type.Integer({ minimum: 0 }), misses: Type.Integer({ minimum: 0 }) },
        carried: Type.Integer({ minimum: 0 }),
        plan: Type.Array(Type.Number({ minimum: 0 }), { maxItems: 192 }),
        next: Type.Optional(Type.Object({ day: Day, shift: Key }, { additionalProperties: false })),
        times: Type.Optional(
          Type.Object({ start: Type.Integer(), end: Type.Integer() }, { additionalProperties: false }),
        ),
      },
      by: ['system'],
      wall: 'all',
    },
    (all, { work, day, shift, next, times, required: asked, done, inTime, misses, carried, plan }, stamp) => {
      const result = { required: asked, done, inTime, misses, carried, plan }
      return change(all, work, was =>
        close(was, { day, shift }, result, { next: next ?? null, times: times ?? null }, stamp),
      )
    },
  )
