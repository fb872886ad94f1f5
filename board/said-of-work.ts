import { working as words } from '../shared/words/en.ts'
import { timeOf } from './scene.ts'
import type { Working } from './working.ts'

const say = words.said
const MINUTE_MS = 60_000

/** The minute by which it will be so: a part of one is not done yet. */
const minuteOf = (at: number, timeZone: string) => timeOf(Math.ceil(at / MINUTE_MS) * MINUTE_MS, timeZone)

/** Where the pace of now leads. */
const leadOf = ({ pace }: Working, timeZone: string) => {
  const { gap, finishAt, projected, required, span, everyMs } = pace
  const stands = say.pace(gap)
  const end = timeOf(span.end, timeZone)
  if (finishAt !== null && finishAt <= span.end) return say.doneBy(stands, minuteOf(finishAt, timeZone))
  if (gap > 0 && projected !== null && projected > pace.done)
    return say.someBy(stands, projected, required ?? 0, end)
  return everyMs === null ? say.pause(stands) : say.needed(stands, words.work.needed(everyMs))
}

const silenceOf = ({ pace: { heardAt, span } }: Working, timeZone: string) =>
  heardAt >= span.start ? say.silent(timeOf(heardAt, timeZone)) : say.neverHeard

const closeOf = ({ kind, pace }: Working) => {
  const { required, done, remaining } = pace
  if (required === null) return say.overNoPlan(done, kind.unit)
  const over = say.over(required, done)
  return kind.carries && remaining > 0 ? `${over} ${say.carried(remaining)}` : over
}

/** One sentence on how a kind of work stands, for every standing there is. */
export const sentenceOfWork = (working: Working, timeZone: string): string => {
  const { kind, pace } = working
  if (pace.stale) return silenceOf(working, timeZone)
  switch (pace.standing) {
    case 'no-plan':
      return say.noPlan[kind.demand]
    case 'before':
      return say.before(pace.span.name, timeOf(pace.span.start, timeZone))
    case 'break':
      return say.break(timeOf(pace.breakUntil ?? pace.span.end, timeZone))
    case 'finished':
      return say.finished(pace.required ?? 0)
    case 'over':
      return closeOf(working)
    case 'on-pace':
    case 'behind':
    case 'far-behind':
      if (pace.remaining > 0 || pace.required === null) return leadOf(working, timeZone)
      if (pace.required === 0) return kind.demand === 'feed' ? say.noPlan.feed : say.nothing
      // A feed that is worked off may bring more.
      return say.soFar(pace.required)
  }
}

/** What stands beside the sentence in figures; absent where it would say nothing. */
export interface Facts {
  gap: string
  needed: string
  projected: string
}

/** The gap, the pace that is needed and the end, while the shift runs. */
export const factsOf = ({ pace }: Working, timeZone: string): Facts | null => {
  const { standing, remaining, required, gap, everyMs, finishAt, projected, span } = pace
  const runs =
    standing === 'on-pace' || standing === 'behind' || standing === 'far-behind' || standing === 'break'
  if (!runs || remaining === 0 || required === null || pace.stale) return null
  const say = words.work
  const inTime = finishAt !== null && finishAt <= span.end
  const some = projected === null ? say.unknown : say.some(Math.min(projected, required), required)
  return {
    gap: say.gap(gap),
    needed: everyMs === null ? say.unknown : say.needed(everyMs),
    projected: inTime ? say.doneBy(minuteOf(finishAt, timeZone)) : some,
  }
}
