import { describe, expect, test } from 'vitest'
import type { Paper } from '../../shared/look/chart.tsx'
import { chartTokens, tokenOf } from '../../shared/look/ink.ts'
import { endsOf } from '../../shared/look/spc-marks.ts'
import { fullPlan, shapeOf, sparkPlan, steps } from '../../shared/look/spc-plan.ts'
import { rangeOf, shownOf } from '../../shared/look/spc-shown.ts'
import type { Measure } from '../../shared/measures.ts'
import { reckon } from '../../shared/measuring.ts'
import { calm, measureOf } from './measured.ts'

const ink = Object.fromEntries(chartTokens.map(name => [name, name])) as Paper['ink']
const paper: Paper = { ink, em: 20, width: 900, height: 400, widthOf: text => text.length * 10 }
const showing = (measure: Measure, history = 0) => shownOf(measure, reckon(measure), history)
const valuesOf = (measure: Measure, history = 0) =>
  fullPlan(showing(measure, history))(paper).data.datasets[0]!

const shifted = [...calm(20, 8), ...calm(10, 3)]

describe('a chart', () => {
  test('shows the newest points, with the lines worked out from all', () => {
    const measure = measureOf(shifted)
    const shown = showing(measure, 6)
    expect(shown.points).toHaveLength(6)
    expect(shown.points[0]!.centre).toBe(showing(measure).points[0]!.centre)
  })

  test('gives every special cause a colour and a shape of its own', () => {
    const { pointStyle, pointBackgroundColor } = valuesOf(measureOf(shifted, { baseline: 20 }))
    expect(pointStyle).toContain('rectRot')
    expect(pointBackgroundColor).toContain('better')
    const concern = valuesOf(measureOf(shifted, { baseline: 20, better: 'up' }))
    expect(concern.pointStyle).toContain('triangle')
    expect(concern.pointBackgroundColor).toContain('worse')
    const shapes = [
      shapeOf.common_cause,
      shapeOf.special_cause_improvement,
      shapeOf.special_cause_concern,
      shapeOf.special_cause_neutral_high,
    ]
    expect(new Set(shapes).size).toBe(4)
    expect(new Set(Object.values(tokenOf)).size).toBe(4)
  })

  test('asks for nothing that is left out of the pages as they are built', () => {
    const shown = showing(measureOf(shifted, { target: 4, baseline: 20 }))
    const plans = [fullPlan(shown), sparkPlan(shown)].map(plan => plan(paper))
    const asked = (things: readonly object[]) => [...new Set(things.flatMap(Object.keys))].sort()
    const options = plans.map(plan => plan.options)
    expect(asked(options)).toEqual(['layout', 'normalized', 'parsing', 'scales'])
    expect(options.every(({ parsing }) => parsing === false)).toBe(true)
    const axes = options
      .flatMap(({ scales = {} }) => Object.values(scales))
      .filter(axis => axis !== undefined)
    expect(axes.every(axis => 'min' in axis && 'max' in axis)).toBe(true)
    expect(asked(axes)).toEqual([
      'afterBuildTicks',
      'border',
      'display',
      'grid',
      'max',
      'min',
      'ticks',
      'type',
    ])
    const sets = plans.flatMap(({ data }) => data.datasets)
    expect(asked(sets)).toEqual([
      ...['borderColor', 'borderDash', 'borderWidth', 'clip', 'data', 'order', 'pointBackgroundColor'],
      ...['pointBorderColor', 'pointBorderWidth', 'pointRadius', 'pointStyle', 'showLine'],
    ])
    expect(new Set(Object.values(shapeOf))).toEqual(new Set(['circle', 'rect', 'rectRot', 'triangle']))
  })

  test('breaks its line where a period has no reading', () => {
    const { data } = valuesOf(measureOf([5, null, 6, 5]))
    expect(data.map(({ y }) => y)).toEqual([5, Number.NaN, 6, 5])
  })

  test('draws a week that nobody wrote down as a gap', () => {
    const readings = measureOf([5, 6, 5]).readings.filter((_, n) => n !== 1)
    expect(valuesOf(measureOf([], { readings })).data).toHaveLength(3)
  })

  test('draws a ghost hollow and leaves it out of the line', () => {
    const readings = measureOf(calm(20)).readings.map((one, n) =>
      n === 4 ? { ...one, y: 20, ghost: 'flood' } : one,
    )
    const [values, ghosts] = fullPlan(showing(measureOf([], { readings })))(paper).data.datasets
    expect(values!.data).toHaveLength(19)
    expect(ghosts!.data).toEqual([{ x: 4, y: 20 }])
    expect(ghosts!.pointBackgroundColor).toBe('paper')
  })

  test('starts new limits where somebody rebased, with the reason beside them', () => {
    const measure = measureOf(shifted, { rebases: [{ from: '2026-05-25', reason: 'new beds', on: '' }] })
    const shown = showing(measure)
    expect(shown.marks).toEqual([{ at: 19.5, text: 'new beds', kind: 'rebase' }])
    expect(steps(shown.points, 'centre').some(({ y }) => Number.isNaN(y))).toBe(true)
  })

  test('hangs an annotation on its day, between the weeks if need be', () => {
    const note = { id: 'a', kind: 'change', text: 'new falls poster' } as const
    const at = (x: string) => showing(measureOf(shifted, { annotations: [{ ...note, x }] })).marks[0]?.at
    expect(at('2026-01-12')).toBe(1)
    expect(at('2026-01-14')).toBe(1.5)
    expect(at('2025-01-14')).toBeUndefined()
  })

  test('says at its edge what its lines are, and nothing of one it cannot show', () => {
    const texts = (values: number[], target: number | null) =>
      endsOf(showing(measureOf(values, { target })), paper).map(({ text }) => text)
    expect(texts(calm(20), 3)).toEqual(['target 3.0', 'mean 5.0', 'upper limit 6.9', 'lower limit 3.1'])
    expect(
      texts(
        Array(20)
          .fill(0.4)
          .map((y, n) => y + (n % 2)),
        null,
      ),
    ).not.toContain('lower limit')
  })

  test('starts at zero where zero is near, and never shows a share above the whole', () => {
    expect(rangeOf(showing(measureOf(calm(20, 3)))).min).toBe(0)
    expect(rangeOf(showing(measureOf(calm(20, 500)))).min).toBeGreaterThan(400)
    expect(rangeOf(showing(measureOf(calm(20, 99), { unit: '%' }))).max).toBe(100)
  })

  test('survives having nothing, one point, and endless rates', () => {
    for (const values of [[], [3], [0, 0], [1e300, -1e300]])
      for (const plan of [fullPlan, sparkPlan]) {
        const { min, max } = rangeOf(showing(measureOf(values)))
        expect(Number.isFinite(min) && Number.isFinite(max)).toBe(true)
        expect(() => plan(showing(measureOf(values)))(paper)).not.toThrow()
      }
  })
})
