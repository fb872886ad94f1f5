import { daysBetween } from './days.ts'
import type { Measure, Reading } from './measures.ts'
import { type Reckoned, spell, spellingTarget } from './measuring.ts'
import type { Runs } from './spc/anhoej.ts'
import type { Chart, Part, Point } from './spc/chart.ts'
import { readings } from './spc/reading.ts'
import type { Signal } from './spc/signal.ts'
import type { PointType, SpecialCause } from './spc/special-cause.ts'
import { present } from './spc/sums.ts'
import { measuring as words } from './words/en.ts'

/** Points a part needs before its limits and icons are shown (Making Data Count). */
export const POINTS_NEEDED = 13
/** Values that limits are worked out from at least. */
const LIMITS_NEED = readings.mdc.limitsFrom
/** A date this long ago is said with its year. */
const YEAR_AFTER_DAYS = 300

export type Tone = 'better' | 'worse' | 'neither' | 'plain'

/** What a measure says, in words. */
export interface Said {
  /** "Falls are improving". */
  lead: string
  /** "7 points below the mean since 3 March"; empty where there is nothing to add. */
  why: string
  /** Both, as one sentence. */
  text: string
  /** What can be said of the target; empty where there is none. */
  target: string
  tone: Tone
}

const dayOf = (x: string | number) => String(x).slice(0, 10)

/** A period as it is said beside the latest one. */
const spoken = (x: string | number, latest: string, { cadence }: Measure) =>
  words.day(dayOf(x), {
    monthly: cadence === 'monthly',
    year: daysBetween(dayOf(x), dayOf(latest)) > YEAR_AFTER_DAYS,
  })

/** A value with its unit where that is a sign and not a word. */
export const withUnit = (value: number, measure: Pick<Measure, 'decimals' | 'unit'>) =>
  spell(value, measure) + (measure.unit.trim() === '%' ? '%' : '')

const whyOf = (cause: SpecialCause, points: number, middle: string, since: string) => {
  const { rules } = words
  switch (cause) {
    case 'above_upl':
      return rules.overUpper(points, since)
    case 'below_lpl':
      return rules.underLower(points, since)
    case 'trend_increasing':
      return rules.rising(points, since)
    case 'trend_decreasing':
      return rules.falling(points, since)
    case 'two_in_three_above':
      return rules.nearUpper(points, since)
    case 'two_in_three_below':
      return rules.nearLower(points, since)
    case 'seven_above':
    case 'six_above':
    case 'shift_above':
      return rules.above(points, middle, since)
    case 'seven_below':
    case 'six_below':
    case 'shift_below':
      return rules.below(points, middle, since)
    case 'none':
      return ''
  }
}

/** The newest points on one side of the centre, where they are enough to be a shift, whatever else the latest says. */
const shiftIn = ({ points }: Chart): Point[] => {
  const counted = points.filter(({ included }) => included)
  const latest = counted.at(-1)
  const before = counted.findLastIndex(({ side, part }) => side !== latest?.side || part !== latest?.part)
  const newest = counted.slice(before + 1)
  return latest?.side && newest.length >= readings.mdc.run ? newest : []
}

const leads = {
  special_cause_improvement: { level: words.improving, way: words.improving, points: words.better },
  special_cause_concern: { level: words.worsening, way: words.worsening, points: words.worse },
  special_cause_neutral_high: { level: words.high, way: words.rising, points: words.high },
  special_cause_neutral_low: { level: words.low, way: words.falling, points: words.low },
  common_cause: { level: words.usual, way: words.usual, points: words.usual },
} as const

const tones: Record<PointType, Tone> = {
  special_cause_improvement: 'better',
  special_cause_concern: 'worse',
  special_cause_neutral_high: 'neither',
  special_cause_neutral_low: 'neither',
  common_cause: 'plain',
}

interface About {
  part: Part
  /** The newest period with a value. */
  latest: string
}

interface Known {
  lead: string
  why: string
  tone: Tone
}

const trends: readonly SpecialCause[] = ['trend_increasing', 'trend_decreasing']

/** One unusual value is no new level; where there is a level, it is what is told. */
const ofSignal = (measure: Measure, signal: Signal, chart: Chart, { part, latest }: About): Known => {
  const { specialCause: cause, pointType, points } = signal
  const middle = part.centreIs === 'median' ? words.chart.median : words.chart.mean
  const say = (kind: 'level' | 'way' | 'points', why: string): Known => ({
    lead: leads[pointType][kind](measure.name),
    why,
    tone: tones[pointType],
  })
  const own = whyOf(cause, points, middle, spoken(signal.since, latest, measure))
  if (trends.includes(cause)) return say('way', own)
  const shift = shiftIn(chart)
  if (shift.length <= points) return say(points >= readings.mdc.run ? 'level' : 'points', own)
  const above = shift[0]!.side === 1 ? 'shift_above' : 'shift_below'
  return say('level', whyOf(above, shift.length, middle, spoken(shift[0]!.x, latest, measure)))
}

const tooFew = (measure: Measure, part: Part | undefined, values: number, latest: string): Known => {
  const isMonth = measure.cadence === 'monthly'
  const start = part && part.reason !== null ? words.when(spoken(part.from, latest, measure), isMonth) : null
  return {
    lead: words.tooFew,
    why: start ? words.tooFewSince(values, POINTS_NEEDED, start) : words.tooFewWhy(values, POINTS_NEEDED),
    tone: 'plain',
  }
}

/** The runs of a whole run chart; they point nowhere, so they are neither better nor worse. */
const ofRuns = ({ name }: Measure, { longestRun, longestRunMax, crossings, crossingsMin }: Runs): Known => ({
  lead: words.changed(name),
  why:
    (longestRun ?? 0) > (longestRunMax ?? 0)
      ? words.changedRun(longestRun ?? 0)
      : words.changedCrossings(crossings ?? 0, crossingsMin ?? 0),
  tone: 'neither',
})

/** What is said of a part whose latest point says nothing by itself. */
const ofQuiet = (measure: Measure, chart: Chart, part: Part, values: readonly number[]): Known => {
  const { name } = measure
  if (new Set(values).size === 1)
    return {
      lead: words.constant(name),
      why: words.constantWhy(withUnit(values[0]!, measure), values.length),
      tone: 'plain',
    }
  if (!part.halved) return { lead: words.alike, why: words.unchartedWhy, tone: 'plain' }
  if (chart.kind === 'run' && part.runs.runsSignal) return ofRuns(measure, part.runs)
  return { lead: words.usual(name), why: words.usualWhy, tone: 'plain' }
}

interface Drawn {
  chart: Chart
  signal: Signal | null
  /** The newest point that counts and has a value. */
  last: Point
  latest: Reading
}

/** What is said of a chart by its newest part. */
const ofChart = (measure: Measure, { chart, signal, last, latest }: Drawn): Known => {
  const part = chart.parts[last.part]!
  const own = chart.points.filter(({ included, part: of, y }) => included && of === last.part && y !== null)
  if (part.standing === 'run' && own.length >= POINTS_NEEDED) {
    const base = own.filter(({ baseline }) => baseline).length
    return { lead: words.noLimits, why: words.noLimitsWhy(base, LIMITS_NEED), tone: 'plain' }
  }
  if (part.standing !== 'settled') return tooFew(measure, part, own.length, latest.x)
  if (signal) return ofSignal(measure, signal, chart, { part, latest: latest.x })
  return ofQuiet(measure, chart, part, present(own.map(({ y }) => y)))
}

const known = (measure: Measure, { chart, signal, latest, missing }: Reckoned): Known => {
  if (!latest) return { lead: words.none(measure.name), why: '', tone: 'plain' }
  const last = chart?.points.findLast(({ included, y }) => included && y !== null)
  if (chart && !chart.points.some(({ included }) => included)) return tooFew(measure, undefined, 0, latest.x)
  if (!chart || !last) return { lead: words.uncharted, why: words.unchartedWhy, tone: 'plain' }
  if (missing) {
    const [gone, before] = [spoken(missing, missing, measure), spoken(last.x, missing, measure)]
    return { lead: words.missing(gone), why: words.missingWhy(before), tone: 'plain' }
  }
  return ofChart(measure, { chart, signal, last, latest })
}

const aboutTarget = (measure: Measure, { chart }: Reckoned) => {
  const { target, targetBy } = measure
  if (target === null || !chart?.assuranceIcon) return ''
  const number = withUnit(target, spellingTarget(measure))
  return words.target[chart.assuranceIcon](
    targetBy ? words.target.by(number, words.day(targetBy, { year: true })) : number,
  )
}

/** What a measure says, for every rule and state it can be in. Pure: the same measure says the same. */
export const sentenceOf = (measure: Measure, reckoned: Reckoned): Said => {
  const { lead, why, tone } = known(measure, reckoned)
  return { lead, why, tone, text: words.sentence(lead, why), target: aboutTarget(measure, reckoned) }
}
