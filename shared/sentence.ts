import { daysBetween } from './days.ts'
import type { Measure } from './measures.ts'
import { type Reckoned, spell } from './measuring.ts'
import type { Part } from './spc/chart.ts'
import type { Signal } from './spc/signal.ts'
import type { SpecialCause } from './spc/special-cause.ts'
import { measuring as words } from './words/en.ts'

/** Points a part needs before its limits and icons are shown (Making Data Count). */
export const POINTS_NEEDED = 13
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

const leads = {
  special_cause_improvement: [words.improving, 'better'],
  special_cause_concern: [words.worsening, 'worse'],
  special_cause_neutral_high: [words.high, 'neither'],
  special_cause_neutral_low: [words.low, 'neither'],
  common_cause: [words.usual, 'plain'],
} as const

interface Known {
  lead: string
  why: string
  tone: Tone
}

const ofSignal = (measure: Measure, signal: Signal, part: Part, latest: string): Known => {
  const [say, tone] = leads[signal.pointType]
  const middle = part.centreIs === 'median' ? words.chart.median : words.chart.mean
  const since = spoken(signal.since, latest, measure)
  return { lead: say(measure.name), why: whyOf(signal.specialCause, signal.points, middle, since), tone }
}

const tooFew = (measure: Measure, part: Part, values: number, latest: string): Known => ({
  lead: words.tooFew,
  why:
    part.reason === null
      ? words.tooFewWhy(values, POINTS_NEEDED)
      : words.tooFewSince(values, POINTS_NEEDED, spoken(part.from, latest, measure)),
  tone: 'plain',
})

const known = (measure: Measure, { chart, signal, latest, missing }: Reckoned): Known => {
  const { name } = measure
  if (!latest) return { lead: words.none(name), why: '', tone: 'plain' }
  const last = chart?.points.findLast(({ included, y }) => included && y !== null)
  if (!chart || !last) return { lead: words.uncharted, why: words.unchartedWhy, tone: 'plain' }
  if (missing) {
    const [gone, before] = [spoken(missing, missing, measure), spoken(latest.x, missing, measure)]
    return { lead: words.missing(gone), why: words.missingWhy(before), tone: 'plain' }
  }
  const part = chart.parts[last.part]!
  const values = chart.points.flatMap(point =>
    point.included && point.part === last.part && point.y !== null ? [point.y] : [],
  )
  if (!chart.variationIcon) return tooFew(measure, part, values.length, latest.x)
  if (signal) return ofSignal(measure, signal, part, latest.x)
  if (new Set(values).size === 1)
    return {
      lead: words.constant(name),
      why: words.constantWhy(withUnit(values[0]!, measure), values.length),
      tone: 'plain',
    }
  return { lead: words.usual(name), why: words.usualWhy, tone: 'plain' }
}

const aboutTarget = (measure: Measure, { chart }: Reckoned) => {
  const { target, targetBy } = measure
  if (target === null || !chart?.assuranceIcon) return ''
  const number = withUnit(target, measure)
  return words.target[chart.assuranceIcon](
    targetBy ? words.target.by(number, words.day(targetBy, { year: true })) : number,
  )
}

/** What a measure says, for every rule and state it can be in. Pure: the same measure says the same. */
export const sentenceOf = (measure: Measure, reckoned: Reckoned): Said => {
  const { lead, why, tone } = known(measure, reckoned)
  return { lead, why, tone, text: words.sentence(lead, why), target: aboutTarget(measure, reckoned) }
}
