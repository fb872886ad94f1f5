import { describe, expect, test } from 'vitest'
import { cell, csvOf, fileName } from '../../kiosk/console/charts/csv.ts'
import { pointRows } from '../../kiosk/console/charts/point-rows.ts'
import { escaped, roundTicks, svgOf } from '../../kiosk/console/charts/svg.ts'
import { chartTokens } from '../../shared/look/ink.ts'
import type { Measure } from '../../shared/measures.ts'
import { reckon } from '../../shared/measuring.ts'
import { usual, week, weekly } from './chart-measure.ts'

const ink = {
  ...Object.fromEntries(chartTokens.map(name => [name, name])),
} as Parameters<typeof svgOf>[2]
const drawn = (measure: Measure) => svgOf(measure, reckon(measure), ink)
const csv = (measure: Measure) => csvOf(measure, pointRows(measure, reckon(measure)))

describe('a table to take along', () => {
  test('holds no formula, whoever wrote the note', () => {
    expect(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'].map(cell)).toEqual([
      ...["'=1+1", "'+1", "'-1", "'@SUM(A1)", "'\tx", `"'\rx"`],
    ])
    expect(cell('a "good", day')).toBe('"a ""good"", day"')
    expect(cell(-4.5)).toBe('-4.5')
    expect([cell(null), cell(Number.POSITIVE_INFINITY)]).toEqual(['', ''])
  })

  test('has every point with its lines, rule, ghost, note and old values', () => {
    const measure = weekly([...usual, 30], {
      target: 5,
      rebases: [],
      annotations: [{ id: 'a', x: week(1), kind: 'change', text: '=HYPERLINK("x")' }],
    })
    const was = [{ y: 29, n: null, on: '2026-04-01', why: 'Counted twice' }]
    const told = {
      ...measure,
      readings: measure.readings.map((one, at) => ({
        ...one,
        ...(at === 2 ? { ghost: 'Flood', note: 'two, at night' } : {}),
        ...(at === 12 ? { was } : {}),
      })),
    }
    const lines = csv(told).split('\r\n')
    expect(lines[0]).toMatch(/^\uFEFFperiod,value,numerator,denominator,middle,/)
    expect(lines).toHaveLength(15)
    expect(lines[2]).toContain(`"'=HYPERLINK(""x"")"`)
    expect(lines[3]).toContain('Flood,"two, at night"')
    expect(lines[13]).toContain('above_upl,above the upper limit')
    expect(lines[13]).toContain('29 until 2026-04-01: Counted twice')
    expect(lines[13]!.split(',').slice(0, 3)).toEqual([week(12), '30', '30'])
    expect(csv(weekly([])).split('\r\n')).toHaveLength(2)
  })

  test('is called by its measure and its day', () => {
    expect(fileName({ key: 'falls' }, '2026-11-23', 'csv')).toBe('falls-2026-11-23.csv')
  })
})

describe('a drawing to take along', () => {
  test('is the same for the same points', () => {
    expect(drawn(weekly(usual))).toBe(drawn(weekly([...usual])))
  })

  test('has a shape for every point, hollow for a ghost, another for what it says', () => {
    const one = drawn(weekly([...usual, 10]))
    expect(one.match(/<circle/g)).toHaveLength(13)
    expect(drawn(weekly([...usual, 30])).match(/<polygon/g)).toHaveLength(1)
    const measure = weekly([...usual, 30])
    const ghost = {
      ...measure,
      readings: measure.readings.map((r, at) => (at < 12 ? r : { ...r, ghost: 'Flood' })),
    }
    expect(drawn(ghost)).toMatch(/fill="paper" stroke="usual" stroke-width="2"/)
  })

  test('lifts the pen over a gap and never writes a number that is none', () => {
    const svg = drawn(weekly([10, null, 12, 11]))
    expect(svg).not.toMatch(/NaN|Infinity|undefined/)
    expect(
      svg.match(/<path d="(M[^"]*)" fill="none" stroke="usual" stroke-width="2"\/>/)![1]!.match(/M/g),
    ).toHaveLength(2)
    for (const values of [[], [3], [0, 0, 0], [-5, 1e9, 2], usual])
      expect(drawn(weekly(values, { target: 3 }))).not.toMatch(/NaN|Infinity|undefined/)
  })

  test('is well made whatever people wrote', () => {
    expect(escaped('<b>&"\u0000')).toBe('&lt;b&gt;&amp;&quot;')
    const svg = drawn(
      weekly(usual, {
        name: 'Falls </text><script>alert(1)</script>',
        annotations: [{ id: 'a', x: week(3), kind: 'change', text: '"><img src=x>' }],
      }),
    )
    expect(svg).not.toMatch(/<script|<img/)
    expect(svg).toContain('&lt;script&gt;')
  })

  test('has round numbers on its axis', () => {
    expect(roundTicks(0, 20)).toEqual([0, 5, 10, 15, 20])
    expect(roundTicks(0.1, 0.62)).toEqual([0.2, 0.4, 0.6])
    expect(roundTicks(3, 3)).toEqual([3])
  })
})
