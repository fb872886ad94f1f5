import type { ChartInk } from '../../../shared/look/ink.ts'
import { tokenOf } from '../../../shared/look/ink.ts'
import { steps } from '../../../shared/look/spc-plan.ts'
import { rangeOf, type Shown, type ShownPoint, shownOf } from '../../../shared/look/spc-shown.ts'
import { ticksOf } from '../../../shared/look/spc-ticks.ts'
import type { Measure } from '../../../shared/measures.ts'
import { type Reckoned, spell } from '../../../shared/measuring.ts'
import { sentenceOf } from '../../../shared/sentence.ts'
import { measuring } from '../../../shared/words/en.ts'

const WIDTH = 1200
const HEIGHT = 640
const AREA = { left: 76, right: 960, top: 150, bottom: 580 }
const TEXT = 20
const SMALL = 17

/** Text as it may stand between or inside tags. What XML cannot hold at all goes. */
export const escaped = (text: string) =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the signs that XML forbids
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

type Attributes = Readonly<Record<string, string | number>>

const tag = (name: string, attributes: Attributes, inside = '') => {
  const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
  return inside ? `<${name}${said.join('')}>${inside}</${name}>` : `<${name}${said.join('')}/>`
}

const write = (text: string, x: number, y: number, more: Attributes) =>
  tag('text', { x: round(x), y: round(y), ...more }, escaped(text))

const round = (value: number) => Math.round(value * 10) / 10

interface Axes {
  x: (at: number) => number
  y: (value: number) => number
}

const axesOf = (shown: Shown): Axes => {
  const { min, max } = rangeOf(shown)
  const { left, right, top, bottom } = AREA
  return {
    x: at => left + ((at + 0.5) / Math.max(1, shown.points.length)) * (right - left),
    y: value => bottom - ((value - min) / (max - min || 1)) * (bottom - top),
  }
}

/** Round numbers between two ends, about so many. */
export const roundTicks = (min: number, max: number, about = 5): number[] => {
  const rough = (max - min) / about
  if (!(rough > 0) || !Number.isFinite(rough)) return [min]
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map(one => one * power).find(one => one >= rough) ?? 10 * power
  const first = Math.ceil(min / step - 1e-9)
  const count = Math.max(0, Math.floor(max / step + 1e-9) - first + 1)
  return Array.from({ length: count }, (_, n) => Number(((first + n) * step).toPrecision(12)))
}

/** The line through points that are there, lifted over those that are not. */
const pathOf = (dots: readonly { x: number; y: number }[], { x, y }: Axes) => {
  let isDown = false
  return dots
    .map(dot => {
      if (!Number.isFinite(dot.y)) {
        isDown = false
        return ''
      }
      const to = `${isDown ? 'L' : 'M'}${round(x(dot.x))} ${round(y(dot.y))}`
      isDown = true
      return to
    })
    .join('')
}

const shape = (point: ShownPoint, cx: number, cy: number, ink: ChartInk, r: number) => {
  const paint = { fill: ink[tokenOf[point.pointType]], stroke: ink.paper, 'stroke-width': 1.5 }
  const wide = r * 1.6
  const at = (pairs: readonly (readonly [number, number])[]) =>
    pairs.map(([dx, dy]) => `${round(cx + dx * wide)},${round(cy + dy * wide)}`).join(' ')
  if (point.ghost !== null)
    return tag('circle', {
      ...{ cx: round(cx), cy: round(cy), r, fill: ink.paper },
      ...{ stroke: ink.usual, 'stroke-width': 2 },
    })
  switch (point.pointType) {
    case 'special_cause_improvement':
      return tag('polygon', {
        points: at([
          [0, -1],
          [1, 0],
          [0, 1],
          [-1, 0],
        ]),
        ...paint,
      })
    case 'special_cause_concern':
      return tag('polygon', {
        points: at([
          [0, -1],
          [0.9, 0.7],
          [-0.9, 0.7],
        ]),
        ...paint,
      })
    case 'special_cause_neutral_high':
    case 'special_cause_neutral_low':
      return tag('polygon', {
        points: at([
          [-0.8, -0.8],
          [0.8, -0.8],
          [0.8, 0.8],
          [-0.8, 0.8],
        ]),
        ...paint,
      })
    case 'common_cause':
      return tag('circle', { cx: round(cx), cy: round(cy), r, ...paint })
  }
}

const pointsIn = ({ points }: Shown, axes: Axes, ink: ChartInk) => {
  const r = Math.max(1.5, Math.min(5.5, (0.38 * (AREA.right - AREA.left)) / Math.max(1, points.length)))
  const counted = points.flatMap((one, x) => (one.ghost === null ? [{ x, y: one.y ?? Number.NaN }] : []))
  const path = tag('path', { d: pathOf(counted, axes), fill: 'none', stroke: ink.usual, 'stroke-width': 2 })
  return [
    path,
    ...points.map((one, at) => (one.y === null ? '' : shape(one, axes.x(at), axes.y(one.y), ink, r))),
  ]
}

const linesIn = (shown: Shown, axes: Axes, ink: ChartInk) => {
  const line = (key: 'centre' | 'lower' | 'upper', stroke: string, dash: string) =>
    tag('path', {
      ...{ d: pathOf(steps(shown.points, key), axes), fill: 'none', stroke },
      ...{ 'stroke-width': 2, 'stroke-dasharray': dash },
    })
  return [
    line('upper', ink.usual, '3 4'),
    line('lower', ink.usual, '3 4'),
    line('centre', ink.ink, 'none'),
    shown.target === null
      ? ''
      : tag('path', {
          ...{ d: `M${AREA.left} ${round(axes.y(shown.target))}H${AREA.right}`, stroke: ink.target },
          ...{ 'stroke-width': 2.5, 'stroke-dasharray': '12 6' },
        }),
  ]
}

const axisIn = (shown: Shown, axes: Axes, ink: ChartInk) => {
  const { min, max } = rangeOf(shown)
  const grid = roundTicks(min, max).flatMap(value => [
    tag('path', {
      d: `M${AREA.left} ${round(axes.y(value))}H${AREA.right}`,
      stroke: ink.rule,
      'stroke-width': 1,
    }),
    write(value.toLocaleString('en-GB', { maximumFractionDigits: 4 }), AREA.left - 10, axes.y(value) + 6, {
      'text-anchor': 'end',
      fill: ink.muted,
    }),
  ])
  const apart = (90 * shown.points.length) / (AREA.right - AREA.left)
  const days = ticksOf(shown.points, apart, shown.monthly).map(({ at, text }) =>
    write(text, axes.x(at), AREA.bottom + 28, { 'text-anchor': 'middle', fill: ink.muted }),
  )
  return [...grid, ...days]
}

/** What happened and when, in two lanes so that neighbours do not lie on each other. */
const marksIn = (shown: Shown, axes: Axes, ink: ChartInk) =>
  shown.marks.flatMap(({ at, text, kind }, n) => {
    const x = round(axes.x(at))
    const y = AREA.top - 12 - (n % 2) * 22
    const isRight = x > (AREA.left + AREA.right) / 2
    return [
      tag('path', {
        ...{ d: `M${x} ${y + 4}V${AREA.bottom}`, stroke: ink.muted, 'stroke-width': 1.5 },
        'stroke-dasharray': kind === 'rebase' ? 'none' : '2 4',
      }),
      write(text, x + (isRight ? -6 : 6), y, {
        ...{ fill: ink.muted, 'font-size': SMALL, 'text-anchor': isRight ? 'end' : 'start' },
      }),
    ]
  })

/** The names of the lines at the right edge, moved apart where they would touch. */
const namesIn = (shown: Shown, axes: Axes, ink: ChartInk) => {
  const last = shown.points.at(-1)
  const { chart: says } = measuring
  const all = [
    { value: last?.upper ?? null, name: says.upper, fill: ink.muted },
    { value: last?.centre ?? null, name: shown.centreName, fill: ink.ink },
    { value: last?.lower ?? null, name: says.lower, fill: ink.muted },
    { value: shown.target, name: says.target, fill: ink.target },
  ]
  const there = all.flatMap(one => (one.value === null ? [] : [{ ...one, value: one.value }]))
  let below = Number.NEGATIVE_INFINITY
  return there
    .sort((a, b) => b.value - a.value)
    .map(({ value, name, fill }) => {
      below = Math.max(below + 24, axes.y(value) + 6)
      return write(`${name} ${spell(value, shown)}`, AREA.right + 14, below, { fill })
    })
}

/** How large a sentence may be written to stay within the picture, whatever its letters. */
const fitting = (text: string) => Math.max(14, Math.min(28, round((WIDTH - 48) / (0.6 * text.length))))

/** A measure as a picture that stands by itself: sentence, chart, lines by their names. Pure: the same in, the same out. */
export const svgOf = (measure: Measure, reckoned: Reckoned, ink: ChartInk) => {
  const shown = shownOf(measure, reckoned, 0)
  const axes = axesOf(shown)
  const said = sentenceOf(measure, reckoned)
  const heading = measuring.panel.heading(measure.name, measure.unit)
  const inside = [
    `<title>${escaped(heading)}</title><desc>${escaped(`${said.text} ${said.target}`.trim())}</desc>`,
    tag('rect', { width: WIDTH, height: HEIGHT, fill: ink.paper }),
    write(heading, 24, 40, { fill: ink.muted }),
    write(said.text, 24, 74, { fill: ink.ink, 'font-size': fitting(said.text), 'font-weight': 700 }),
    ...axisIn(shown, axes, ink),
    ...linesIn(shown, axes, ink),
    ...marksIn(shown, axes, ink),
    ...pointsIn(shown, axes, ink),
    ...namesIn(shown, axes, ink),
  ]
  return tag(
    'svg',
    {
      ...{ xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${WIDTH} ${HEIGHT}` },
      ...{ width: WIDTH, height: HEIGHT, 'font-family': ink.font, 'font-size': TEXT, role: 'img' },
    },
    inside.join('\n'),
  )
}
