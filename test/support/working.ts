import { paceOf, resultOf } from '../../shared/pace.ts'
import { instantOf, placeOf, type Shift, spanAt } from '../../shared/shifts.ts'
import { apply, type Body, type Event, type EventType, empty } from '../../shared/state.ts'
import type { WorkKind } from '../../shared/work-kind.ts'
import { idOf } from './every-event.ts'

export const MONDAY = '2026-11-23'
export const week = (n: number) => [n, n, n, n, n, n, n]
export const dayAndNight: readonly Shift[] = [
  { key: 'day', name: 'Day', from: '07:00', to: '19:00' },
  { key: 'night', name: 'Night', from: '19:00', to: '07:00' },
]

type WorkType = Extract<EventType, `work-${string}` | 'miss-explained' | 'bucket-reviewed'>
type Given = Partial<Body<'work-defined'>>
interface Options {
  timeZone?: string
  shifts?: readonly Shift[]
  /** When it was first thought of; long ago unless told. */
  made?: string
}

/** A kind of work on paper: what was said of it, by the clock on the wall, and how it stands at any time. */
export const atWork = (
  given: Given = {},
  { timeZone = 'Europe/London', shifts = dayAndNight, made = '2026-11-01 12:00' }: Options = {},
) => {
  const clock = { timeZone, shifts }
  const id = idOf(1)
  let seq = 0
  let state = empty
  /** `10:30` is that time of Monday; `2026-11-24 06:00` a time of another day. */
  const at = (time: string) => {
    const [day, hours] = time.includes(' ') ? (time.split(' ') as [string, string]) : [MONDAY, time]
    return instantOf({ day, minutes: Number(hours.slice(0, 2)) * 60 + Number(hours.slice(3)) }, timeZone)
  }
  const tell = <T extends WorkType>(type: T, body: Omit<Body<T>, 'work'>, when: number, heard = when) => {
    const start = spanAt(when, clock)?.start ?? 0
    const stamp = {
      id: idOf(++seq),
      seq,
      at: heard,
      ...placeOf(when, clock),
      into: Math.floor((when - start) / 60_000),
    }
    state = apply(state, { type, work: id, by: 'lead:someone', ...stamp, ...body } as unknown as Event)
  }
  const plan = [{ shift: 'day', days: week(12) }]
  const beds = { key: 'beds', name: 'Beds', unit: 'beds', demand: 'plan' as const, plan }
  tell('work-defined', { ...beds, ...given }, at(made))
  const kind = (): WorkKind => state.work[id]!
  const spanOf = (time: string | number) => spanAt(typeof time === 'number' ? time : at(time), clock)!
  return {
    id,
    at,
    tell,
    kind,
    spanOf,
    done: (time: string, count = 1) => tell('work-done', { count }, at(time)),
    arrived: (time: string, count = 1) => tell('work-arrived', { count }, at(time)),
    required: (time: string, required: number) => tell('work-required', { required }, at(time)),
    change: (time: string, more: Given) => {
      const { key: _, ...rest } = { ...beds, ...given, ...more }
      tell('work-changed', rest, at(time))
    },
    /** How the shift of a time stands, then or at another. */
    pace: (time: string | number, now = time) =>
      paceOf(kind(), spanOf(time), clock, typeof now === 'number' ? now : at(now)),
    result: (time: string | number) => resultOf(kind(), spanOf(time), clock),
    /** The shift is counted, and hands over to the next. */
    close: (time: string) => {
      const span = spanOf(time)
      const { day, shift } = spanOf(span.end)
      const result = resultOf(kind(), span, clock)
      const body = {
        ...result,
        plan: [...result.plan],
        day: span.day,
        shift: span.shift,
        next: { day, shift },
      }
      tell('work-counted', body, span.end - 1)
      return result
    },
  }
}
