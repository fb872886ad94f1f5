import type { ChartDataset } from 'chart.js'
import type { Drawn, Paper, Plan } from './chart.tsx'
import { tokenOf } from './ink.ts'
import { drawOver, drawUnder, endsOf, lanesFor } from './spc-marks.ts'
import { newestOf, rangeOf, type Shown, type ShownPoint } from './spc-shown.ts'
import { ticksOf } from './spc-ticks.ts'

type Set = ChartDataset<'line', { x: number; y: number }[]>

/** Every kind of point has a shape of its own, so that colour alone says nothing. */
export const shapeOf = {
  common_cause: 'circle',
  special_cause_improvement: 'rectRot',
  special_cause_concern: 'triangle',
  special_cause_neutral_high: 'rect',
  special_cause_neutral_low: 'rect',
} as const

const isSame = (a: ShownPoint, b: ShownPoint, line: 'centre' | 'lower' | 'upper') =>
  a.part === b.part && a[line] === b[line]

/** A line that steps where it changes and breaks where new limits begin. */
export const steps = (points: readonly ShownPoint[], line: 'centre' | 'lower' | 'upper') => {
  const data: { x: number; y: number }[] = []
  points.forEach((point, at) => {
    const before = points[at - 1]
    const y = point[line] ?? Number.NaN
    if (before && isSame(before, point, line)) {
      data[data.length - 1] = { x: at + 0.5, y }
      return
    }
    if (before && before.part !== point.part) data.push({ x: at - 0.5, y: Number.NaN })
    data.push({ x: at - 0.5, y }, { x: at + 0.5, y })
  })
  return data
}

const ruled = (data: Set['data'], colour: string, width: number, dash: number[] = []): Set => ({
  data,
  borderColor: colour,
  borderWidth: width,
  borderDash: dash,
  pointRadius: 0,
  order: 2,
})

interface Size {
  line: number
  point: number
  /** How much larger a point that says something is. */
  more: number
}

const valuesSet = (points: readonly ShownPoint[], { ink }: Paper, { line, point, more }: Size): Set => {
  const counted = points.flatMap((one, at) => (one.ghost === null ? [{ ...one, at }] : []))
  const last = counted.findLast(({ y }) => y !== null)
  return {
    data: counted.map(({ at, y }) => ({ x: at, y: y ?? Number.NaN })),
    borderColor: ink.usual,
    borderWidth: line,
    pointStyle: counted.map(({ pointType }) => shapeOf[pointType]),
    pointBackgroundColor: counted.map(({ pointType }) => ink[tokenOf[pointType]]),
    pointBorderColor: ink.paper,
    pointBorderWidth: Math.min(1.5, point / 4),
    pointRadius: counted.map(one =>
      one.pointType === 'common_cause' ? point * (one === last ? 1.3 : 1) : Math.max(point, 2) * more,
    ),
    clip: false,
    order: 0,
  }
}

const ghostsSet = (points: readonly ShownPoint[], { ink }: Paper, point: number): Set => ({
  data: points.flatMap(({ ghost, y }, at) => (ghost !== null && y !== null ? [{ x: at, y }] : [])),
  showLine: false,
  pointStyle: 'circle',
  pointBackgroundColor: ink.paper,
  pointBorderColor: ink.usual,
  pointBorderWidth: Math.max(1, point / 2.5),
  pointRadius: point,
  clip: false,
  order: 1,
})

const across = (value: number, count: number) => [
  { x: -0.5, y: value },
  { x: count - 0.5, y: value },
]

const noAxis = { display: false, border: { display: false } } as const

/** Points closer than this, in sizes of the text, cannot be told apart; so many are shown all the same. */
const APART_EM = 0.45
const FEWEST = 13

/** The chart in full: limits, middle, target, what happened and when. `every` point, or as many as can be told apart. */
export const fullPlan =
  (all: Shown, every = true) =>
  (paper: Paper): Plan => {
    const { ink, em, width, height } = paper
    const ends = width > 24 * em ? endsOf(all, paper) : []
    const right = ends.reduce((most, { text }) => Math.max(most, paper.widthOf(text)), 0)
    const fit = Math.max(FEWEST, Math.floor((width - right - 4 * em) / (APART_EM * em)))
    const shown = every ? all : newestOf(all, fit)
    const { points, target } = shown
    const { min, max } = rangeOf(shown)
    const count = points.length
    const lanes = lanesFor(shown, paper)
    const room = width - right - 4 * em
    const size = Math.min(0.3 * em, Math.max(1, (0.4 * room) / Math.max(1, count)))
    const ticks = ticksOf(points, (4.6 * em * count) / Math.max(1, room), shown.monthly)
    const named = new Map(ticks.map(({ at, text }) => [at, text]))
    const font = { family: ink.font, size: em }
    const thin = Math.max(1, em / 14)
    return {
      data: {
        datasets: [
          valuesSet(points, paper, { line: 1.3 * thin, point: size, more: 1.45 }),
          ghostsSet(points, paper, size),
          ...(target === null
            ? []
            : [ruled(across(target, count), ink.target, 1.6 * thin, [em / 2, em / 4])]),
          ruled(steps(points, 'centre'), ink.ink, 1.3 * thin),
          ruled(steps(points, 'upper'), ink.usual, thin, [em / 8, em / 6]),
          ruled(steps(points, 'lower'), ink.usual, thin, [em / 8, em / 6]),
        ],
      },
      options: {
        parsing: false,
        normalized: true,
        layout: {
          padding: { top: lanes * 1.3 * em + 0.4 * em, right: right > 0 ? right + 1.1 * em : 0.6 * em },
        },
        scales: {
          x: {
            type: 'linear',
            min: -0.5,
            max: Math.max(0.5, count - 0.5),
            grid: { display: false },
            border: { display: false },
            afterBuildTicks: axis => {
              axis.ticks = ticks.map(({ at }) => ({ value: at }))
            },
            ticks: {
              callback: at => named.get(Number(at)) ?? '',
              color: ink.muted,
              font,
              autoSkip: false,
              maxRotation: 0,
              padding: 0.2 * em,
            },
          },
          y: {
            type: 'linear',
            min,
            max,
            grid: { color: ink.rule, lineWidth: thin, drawTicks: false },
            border: { display: false },
            ticks: {
              color: ink.muted,
              font,
              maxTicksLimit: Math.max(2, Math.min(6, Math.floor(height / (3 * em)))),
              includeBounds: false,
              padding: 0.4 * em,
            },
          },
        },
      },
      under: (pen, chart) => drawUnder(pen, chart, shown, paper),
      over: (pen, chart) => drawOver(pen, chart, { shown, paper, lanes, ends }),
    }
  }

/** The shape of the newest points and what they say, in the height of a line of text. */
export const sparkPlan =
  (shown: Shown) =>
  (paper: Paper): Plan => {
    const { ink, em, width } = paper
    const { points, target } = shown
    const count = points.length
    const size = Math.min(0.13 * em, (0.4 * width) / Math.max(1, count))
    const thin = Math.max(1, em / 18)
    return {
      data: {
        datasets: [
          valuesSet(points, paper, { line: 1.2 * thin, point: size, more: 1.7 }),
          ghostsSet(points, paper, size),
          ...(target === null
            ? []
            : [ruled(across(target, count), ink.target, 1.2 * thin, [em / 4, em / 6])]),
          ruled(steps(points, 'centre'), ink.muted, thin),
        ],
      },
      options: {
        parsing: false,
        normalized: true,
        layout: { padding: { top: 0.3 * em, bottom: 0.3 * em, left: 0.2 * em, right: 0.4 * em } },
        scales: {
          x: { type: 'linear', min: -0.5, max: Math.max(0.5, count - 0.5), ...noAxis },
          y: { type: 'linear', ...rangeOf({ ...shown, floor: null }), ...noAxis },
        },
      },
      under: (pen: CanvasRenderingContext2D, chart: Drawn) => drawUnder(pen, chart, shown, paper),
    }
  }
