import { describe, expect, test } from 'vitest'
import { baselineIn, type Choice, choiceOf } from '../../kiosk/console/charts/baselining.tsx'
import { changeInWords } from '../../kiosk/console/charts/change-words.ts'
import { changed } from '../../kiosk/console/charts/settings.ts'
import { suggestionFor } from '../../kiosk/console/charts/suggestion.ts'
import { effectOf, tried } from '../../kiosk/console/charts/trying.ts'
import { draftOf, changed as renamedIn } from '../../kiosk/console/measures/draft.ts'
import type { Annotation, Measure } from '../../shared/measures.ts'
import { reckon } from '../../shared/measuring.ts'
import { usual, week, weekly } from './chart-measure.ts'

const poster: Annotation = { id: 'a', x: week(12), kind: 'change', text: 'Poster' }
const lower = (n: number) => weekly([...usual, ...Array(n).fill(7)], { annotations: [poster] })
const suggested = (measure: Measure) => suggestionFor(measure, reckon(measure))
const TODAY = '2026-11-23'

describe('new limits are suggested in words', () => {
  test('when seven points lie on one side since a change was noted', () => {
    expect(suggested(lower(6))).toBeNull()
    expect(suggested(lower(7))).toEqual({
      ...{ from: week(12), side: 'below', points: 7, middle: 'mean', text: 'Poster', on: week(12) },
    })
  })

  test('from where the points keep to that side, later than the change if need be', () => {
    const slow = weekly([...usual, 12, 12, ...Array(8).fill(7)], { annotations: [poster] })
    expect(suggested(slow)).toMatchObject({ from: week(14), points: 8 })
  })

  test('not without a change, not for a test of one, not once a point came back', () => {
    expect(suggested({ ...lower(9), annotations: [] })).toBeNull()
    expect(suggested({ ...lower(9), annotations: [{ ...poster, kind: 'pdsa' }] })).toBeNull()
    expect(suggested(weekly([...usual, ...Array(9).fill(7), 14], { annotations: [poster] }))).toBeNull()
  })

  test('not again after somebody set them', () => {
    const measure = { ...lower(9), rebases: [{ from: week(12), reason: 'Poster', on: TODAY }] }
    expect(suggested(measure)).toBeNull()
  })

  test('and never set: the chart stays as it was', () => {
    const measure = lower(20)
    const before = reckon(measure)
    expect(suggested(measure)).not.toBeNull()
    expect(reckon(measure).chart).toEqual(before.chart)
    expect(before.chart!.parts).toHaveLength(1)
  })
})

describe('what a change will do is told before it is done', () => {
  const measure = lower(14)
  const rebased = tried(
    measure,
    { type: 'limits-rebased', measure: 'm', from: week(12), reason: 'Poster' },
    TODAY,
  )

  test('new limits: from where, of how many points, the lines before and after', () => {
    const said = effectOf(measure, rebased, 'UTC')
    expect(said[0]).toBe('New lines begin at 30 Mar 2026, from 14 points so far. Earlier points keep theirs.')
    expect(said[1]).toMatch(/move from mean 10\.0, limits .* to mean 7\.0, limits 7\.0 to 7\.0\.$/)
    expect(measure.rebases).toEqual([])
  })

  test('new limits of few points are a trial', () => {
    const short = lower(7)
    const now = tried(
      short,
      { type: 'limits-rebased', measure: 'm', from: week(12), reason: 'Poster' },
      TODAY,
    )
    expect(effectOf(short, now, 'UTC').join(' ')).toContain('too few points for limits')
  })

  test('to withdraw them gives the old lines back', () => {
    const back = tried(rebased, { type: 'rebase-withdrawn', measure: 'm', from: week(12) }, TODAY)
    expect(effectOf(rebased, back, 'UTC')[0]).toBe('The points on both sides share their lines again.')
    expect(reckon(back).chart).toEqual(reckon(measure).chart)
  })

  test('another direction turns what points say and moves no line', () => {
    const said = effectOf(measure, tried(measure, changed(measure, { better: 'up' }, 'why'), TODAY), 'UTC')
    expect(said[0]).toMatch(/^The lines that apply now stay as they are/)
    expect(said.join(' ')).toContain(
      'The icon changes from “improving: lower values” to “concerning: lower values”.',
    )
  })

  test('a ghost in the baseline moves its lines, one outside it does not', () => {
    const ghost = (x: string) =>
      effectOf(measure, tried(measure, { type: 'point-ghosted', measure: 'm', x, reason: 'r' }, TODAY), 'UTC')
    expect(ghost(week(4))[0]).toMatch(/^The lines that apply now move/)
    expect(ghost(week(20))[0]).toMatch(/^The lines that apply now stay/)
  })

  test('what is told is what is written: nothing else of the measure changes', () => {
    const now = tried(measure, changed(measure, { baseline: 15 }, 'why'), TODAY)
    expect({ ...now, baseline: 12, history: [] }).toEqual(measure)
    expect(now.history).toMatchObject([{ what: 'baseline', from: '12', to: '15', why: 'why' }])
  })
})

describe('limits from the points of some days', () => {
  const measure = weekly([...usual, ...usual.map(value => value + 6)])
  const chosen = (more: Partial<Choice>) =>
    baselineIn({ ...choiceOf(measure), way: 'days', from: week(0), until: week(11), ...more }, measure)
  const byDays = (from: string, until: string) =>
    tried(measure, changed(measure, { baseline: 0, baselineFrom: from, baselineUntil: until }, 'why'), TODAY)

  test('are those that the same points make when they come first', () => {
    const of = (one: Measure) => reckon(one).chart
    expect(of(byDays(week(0), week(11)))).toEqual(of(measure))
    expect(of(byDays('', week(11)))).toEqual(of(measure))
    expect(of(byDays(week(12), week(23)))!.points[0]!.centre).toBe(16)
    expect(of(byDays(week(12), week(23)))!.points.map(point => point.baseline)).toEqual(
      measure.readings.map((_, n) => n >= 12),
    )
  })

  test('stay where they are, whatever comes, and need twelve readings', () => {
    const later = weekly([...usual, ...usual, ...Array(20).fill(30)], {
      ...{ baseline: 0, baselineFrom: week(0), baselineUntil: week(11) },
    })
    expect(reckon(later).chart!.points.at(-1)).toMatchObject({ centre: 10, part: 0 })
    expect(chosen({})).toEqual({ baseline: 0, baselineFrom: week(0), baselineUntil: week(11) })
    expect([
      chosen({ until: week(10) }),
      chosen({ from: week(11), until: week(0) }),
      chosen({ from: '' }),
    ]).toEqual(Array(3).fill(null))
  })

  test('leave a part without any of these days to its own points', () => {
    const rebased = {
      ...byDays(week(0), week(11)),
      rebases: [{ from: week(12), reason: 'New rota', on: TODAY }],
    }
    expect(reckon(rebased).chart!.points.at(-1)).toMatchObject({ part: 1, centre: 16 })
  })

  test('of events take the whole of the last day', () => {
    const at = (n: number) => `${week(n)}T10:00:00.000Z`
    const events: Measure = {
      ...measure,
      ...{ cadence: 'event', chart: 'run', baselineUntil: week(11), baseline: 0 },
      readings: measure.readings.map((one, n) => ({ ...one, x: at(n) })),
    }
    expect(reckon(events).chart!.points.filter(point => point.baseline)).toHaveLength(12)
  })

  test('stand in the history with the reason, and go with another choice', () => {
    const days = byDays(week(12), week(23))
    expect(days.history.map(({ what, from, to, why }) => [what, from, to, why])).toEqual([
      ['baseline', '12', '0', 'why'],
      ['baselineFrom', '', week(12), 'why'],
      ['baselineUntil', '', week(23), 'why'],
    ])
    expect(changeInWords(days.history[2]!, { cadence: 'weekly', timeZone: 'UTC' }, () => 'Ada')).toBe(
      'Ada changed the last day that makes the limits from none to 15 Jun 2026',
    )
    expect(baselineIn({ ...choiceOf(days), way: 'first' }, days)).toMatchObject({ baselineUntil: '' })
    expect(effectOf(measure, days, 'UTC')[0]).toMatch(/^The lines that apply now move/)
  })

  test('are not lost when somebody gives the measure another name', () => {
    const days = byDays(week(0), week(11))
    const renamed = tried(days, renamedIn({ ...draftOf(days), name: 'Falls here' }, 'm'), TODAY)
    expect(renamed).toMatchObject({ name: 'Falls here', baselineFrom: week(0), baselineUntil: week(11) })
    expect(renamed.history).toEqual(days.history)
  })
})

test('a measure remembers what was done to it, the last forty', () => {
  let measure = weekly(usual)
  for (let n = 0; n < 45; n++)
    measure = tried(
      measure,
      { type: 'reading-corrected', measure: 'm', x: week(3), y: n, why: `why ${n}` },
      TODAY,
    )
  expect(measure.history).toHaveLength(40)
  expect(measure.history.at(-1)).toMatchObject({
    ...{ what: 'corrected', x: week(3), from: '43', to: '44', why: 'why 44', on: TODAY },
  })
})
