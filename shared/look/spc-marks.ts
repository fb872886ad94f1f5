import { spell, spellingTarget } from '../measuring.ts'
import { measuring as words } from '../words/en.ts'
import type { Drawn, Paper } from './chart.tsx'
import { type Flag, fly, spread } from './spc-labels.ts'
import { type Mark, rangeOf, type Shown } from './spc-shown.ts'

/** A line's name and value at the right edge. */
export interface End {
  value: number
  text: string
  colour: 'muted' | 'ink' | 'target'
}

const LANES_MOST = 3
const GAP_EM = 0.35

/** What is written at the right edge: the lines that apply now and the target. */
export const endsOf = (shown: Shown, { height, em }: Pick<Paper, 'height' | 'em'>): End[] => {
  const last = shown.points.at(-1)
  const { min, max } = rangeOf(shown)
  const end = (value: number | null | undefined, name: string, colour: End['colour'], as = shown): End[] =>
    value === null || value === undefined || value < min || value > max
      ? []
      : [{ value, text: `${name} ${spell(value, as)}`, colour }]
  const { chart } = words
  const target = end(shown.target, chart.target, 'target', spellingTarget(shown))
  const first = [...target, ...end(last?.centre, shown.centreName, 'ink')]
  const limits = [...end(last?.upper, chart.upper, 'muted'), ...end(last?.lower, chart.lower, 'muted')]
  return height > 7 * em ? [...first, ...limits] : height > 4.5 * em ? first : []
}

const flagsOf = (marks: readonly Mark[], xOf: (at: number) => number, { widthOf }: Paper): Flag[] =>
  marks.map(({ at, text }) => ({ x: xOf(at), width: widthOf(text) }))

/** How many lanes of text the marks want above the chart, as far as there is room for them. */
export const lanesFor = ({ marks, points }: Shown, paper: Paper): number => {
  const { em, width, height } = paper
  const most = Math.min(LANES_MOST, Math.max(0, Math.floor(height / (4 * em)) - 1))
  const [left, right] = [3 * em, 0.82 * width]
  const flags = flagsOf(marks, at => left + ((at + 0.5) / points.length) * (right - left), paper)
  const flown = fly(flags, { lanes: most, gap: GAP_EM * em, left: 0, right: width })
  return flown.reduce((lanes, flag) => Math.max(lanes, flag ? flag.lane + 1 : 0), 0)
}

interface Band {
  from: number
  to: number
  lower: number
  upper: number
}

const bandsOf = ({ points }: Shown): Band[] => {
  const bands: Band[] = []
  points.forEach(({ lower, upper, part }, at) => {
    if (lower === null || upper === null) return
    const last = bands.at(-1)
    const before = points[at - 1]
    if (last && last.to === at - 0.5 && before?.part === part && last.lower === lower && last.upper === upper)
      last.to = at + 0.5
    else bands.push({ from: at - 0.5, to: at + 0.5, lower, upper })
  })
  return bands
}

const axesOf = ({ scales, chartArea }: Drawn) => {
  const { x, y } = scales
  const within = (value: number) => Math.min(chartArea.bottom, Math.max(chartArea.top, value))
  return {
    xOf: (at: number) => x?.getPixelForValue(at) ?? 0,
    yOf: (value: number) => within(y?.getPixelForValue(value) ?? 0),
    area: chartArea,
  }
}

/** The band between the limits: where chance lives. */
export const drawUnder = (pen: CanvasRenderingContext2D, chart: Drawn, shown: Shown, { ink }: Paper) => {
  const { xOf, yOf } = axesOf(chart)
  pen.save()
  pen.fillStyle = ink.wash
  for (const { from, to, lower, upper } of bandsOf(shown)) {
    // Whole pixels: neighbours of different height must leave no seam.
    const left = Math.round(xOf(from))
    pen.fillRect(left, yOf(upper), Math.round(xOf(to)) - left, yOf(lower) - yOf(upper))
  }
  pen.restore()
}

interface Over {
  shown: Shown
  paper: Paper
  lanes: number
  ends: readonly End[]
}

const drawPoles = (pen: CanvasRenderingContext2D, chart: Drawn, { shown, paper, lanes }: Over) => {
  const { xOf, area } = axesOf(chart)
  const { em, ink, width } = paper
  const flags = flagsOf(shown.marks, xOf, paper)
  const flown = fly(flags, { lanes, gap: GAP_EM * em, left: 0, right: width })
  pen.strokeStyle = ink.muted
  pen.fillStyle = ink.muted
  pen.lineWidth = Math.max(1, em / 14)
  pen.textAlign = 'left'
  shown.marks.forEach(({ text, kind }, n) => {
    const place = flown[n]
    const top = place ? area.top - (lanes - place.lane) * 1.3 * em : area.top
    const x = flags[n]!.x
    pen.setLineDash(kind === 'rebase' ? [] : [em / 8, em / 5])
    pen.beginPath()
    pen.moveTo(x, top)
    pen.lineTo(x, area.bottom)
    pen.stroke()
    if (place) pen.fillText(text, place.left, top + 0.55 * em)
  })
  pen.setLineDash([])
}

const drawEnds = (pen: CanvasRenderingContext2D, chart: Drawn, { paper, ends }: Over) => {
  const { yOf, area } = axesOf(chart)
  const { em, ink } = paper
  const heights = spread(
    ends.map(({ value }) => yOf(value)),
    1.15 * em,
    area.top + 0.3 * em,
    area.bottom - 0.3 * em,
  )
  pen.textAlign = 'left'
  pen.lineWidth = Math.max(1, em / 14)
  ends.forEach(({ value, text, colour }, n) => {
    pen.fillStyle = ink[colour]
    pen.strokeStyle = ink[colour]
    pen.beginPath()
    pen.moveTo(area.right + 0.1 * em, yOf(value))
    pen.lineTo(area.right + 0.65 * em, heights[n]!)
    pen.stroke()
    pen.fillText(text, area.right + 0.85 * em, heights[n]! + 0.05 * em)
  })
}

/** What happened and when, above the chart, and the names of its lines at the right edge. */
export const drawOver = (pen: CanvasRenderingContext2D, chart: Drawn, over: Over) => {
  pen.save()
  pen.font = `${over.paper.em}px ${over.paper.ink.font}`
  pen.textBaseline = 'middle'
  drawPoles(pen, chart, over)
  drawEnds(pen, chart, over)
  pen.restore()
}
