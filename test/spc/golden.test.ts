import { describe, expect, test } from 'vitest'
import { anhoejLimits } from '../../shared/spc/anhoej.ts'
import type { Chart, Point } from '../../shared/spc/chart.ts'
import { charts } from '../../shared/spc/charts.ts'
import type { ChartOptions } from '../../shared/spc/options.ts'
import { type Reading, readings } from '../../shared/spc/reading.ts'
import type { Row } from '../../shared/spc/row.ts'
import { SpcError } from '../../shared/spc/spc-error.ts'
import { type Golden, kept, withheld } from './golden.ts'

const rowsOf = ({ input }: Golden): Row[] =>
  input.x!.map((x, i) => ({ x, y: input.y![i]!, n: input.n?.[i] ?? null }))

const optionsOf = ({ options }: Golden): ChartOptions => {
  const { part, rebase, fixAfterNPoints, ...same } = options
  return {
    ...same,
    reading: 'nhsr',
    parts: part,
    rebase: rebase?.map(from => ({ from, reason: 'as the case says' })),
    baseline: fixAfterNPoints ? { first: fixAfterNPoints } : null,
  }
}

const drawn = (one: Golden, options = optionsOf(one)): Chart => {
  const kind = Object.keys(charts).find(name => name === one.chart)
  return charts[kind as keyof typeof charts](rowsOf(one), options)
}

/** What a case calls its fields, in our fields. */
const fields: Record<string, (point: Point) => unknown> = {
  x: point => point.x,
  segment: point => point.part,
  part: point => point.part,
  y: point => (point.y === Number.POSITIVE_INFINITY ? 'Infinity' : point.y),
  mean: point => point.centre,
  centre: point => point.centre,
  lpl: point => point.lower,
  upl: point => point.upper,
  lcl: point => point.lower,
  ucl: point => point.upper,
  lcl95: point => point.lowerNear,
  ucl95: point => point.upperNear,
  relativeToMean: point => point.side,
  outsideLimits: point => point.outside,
  closeToLimits: point => point.near,
  sigmaSignal: point => point.outside === true,
  specialCause: point => point.specialCause,
  pointType: point => point.pointType,
  baseline: point => point.baseline,
  included: point => point.included,
}

/** Equal, or for numbers that are no counts within 1e-9 of the value that is expected. */
const differs = (is: unknown, wanted: unknown): boolean =>
  typeof is === 'number' && typeof wanted === 'number'
    ? !(is === wanted || Math.abs(is - wanted) <= 1e-9 * Math.abs(wanted))
    : is !== wanted

const differences = (one: Golden, chart: Chart): string[] => {
  const { points = {}, parts, variationIcon, assuranceIcon, shortSegment } = one.expected
  const found: string[] = []
  const compare = (name: string, is: unknown, wanted: unknown) => {
    if (differs(is, wanted)) found.push(`${name}: ${is}, expected ${wanted}`)
  }
  for (const [name, wanted] of Object.entries(points)) {
    compare(`${name}.length`, chart.points.length, wanted.length)
    for (const [i, point] of chart.points.entries()) compare(`${name}[${i}]`, fields[name]!(point), wanted[i])
  }
  parts?.forEach((part, i) => {
    const { nObs, runs } = chart.parts[i]!
    for (const [name, wanted] of Object.entries(part))
      compare(
        `parts[${i}].${name}`,
        Object.entries({ nObs, ...runs }).find(([key]) => key === name)?.[1],
        wanted,
      )
  })
  if (parts) compare('parts.length', chart.parts.length, parts.length)
  if (variationIcon !== undefined) compare('variationIcon', chart.variationIcon, variationIcon)
  if (assuranceIcon !== undefined) compare('assuranceIcon', chart.assuranceIcon, assuranceIcon)
  if (shortSegment) compare('shortSegment', chart.parts.map(part => part.short).join(), shortSegment.join())
  return found
}

const check = (one: Golden) => {
  const { error, longestRunMax, crossingsMin } = one.expected
  if (longestRunMax || crossingsMin) {
    const limits = (one.input.n ?? []).map(n => anhoejLimits(n!))
    expect(limits.map(limit => limit.longestRunMax)).toEqual(longestRunMax)
    expect(limits.map(limit => limit.crossingsMin)).toEqual(crossingsMin)
    return
  }
  if (error) expect(() => drawn(one)).toThrow(SpcError)
  else expect(differences(one, drawn(one))).toEqual([])
}

/** The rules of Making Data Count on the limits of the case: screened as it says, however few points there are. */
const mdcOnCase = (one: Golden): ChartOptions => {
  const screenOutliers = one.options.screenOutliers ?? false
  const reading: Reading = { ...readings.mdc, screenOutliers, rebase: 'exact', limitsFrom: 0, settledFrom: 0 }
  return { ...optionsOf(one), reading }
}

describe('what the packages report', () => {
  test.each(kept.map(one => [one.id, one] as const))('%s', (_, one) => check(one))
})

describe.skipIf(withheld.length === 0)('what the packages report of data kept elsewhere', () => {
  test.each(withheld.map(one => [one.id, one] as const))('%s', (_, one) => check(one))
})

describe('what Making Data Count says on the same limits', () => {
  const cases = [...kept, ...withheld].filter(one => one.chart === 'xmr' && !one.expected.error)
  test.each(cases.map(one => [one.id, one] as const))('%s', (_, one) => {
    const { altMdc, points = {}, variationIcon } = one.expected
    const { specialCause, pointType } = points
    const wanted = altMdc ?? { specialCause, pointType, variationIcon }
    const chart = drawn(one, mdcOnCase(one))
    expect({
      specialCause: chart.points.map(point => point.specialCause),
      pointType: chart.points.map(point => point.pointType),
      variationIcon: chart.variationIcon,
    }).toEqual(wanted)
  })
})

test('every case that is kept says whose numbers it uses, and none uses what may not be passed on', () => {
  const known =
    /^(synthetic|NHSRdatasets::(ae_attendances|ons_mortality|covid19)|R datasets::(Nile|discoveries|[fm]?l?deaths))/
  expect(kept.filter(({ source }) => !known.test(source)).map(({ id }) => id)).toEqual([])
  expect(kept.filter(({ id }) => /-(hai|cdi|gtt|cabg|nhs-4h)/.test(id)).map(({ id }) => id)).toEqual([])
  expect(kept.length).toBe(424)
})
