import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { shapes } from '../../board/run-of-points.tsx'
import { chartTokens } from '../../shared/look/ink.ts'
import { AssuranceIcon, VariationIcon } from '../../shared/look/spc-icons.tsx'
import { shapeOf } from '../../shared/look/spc-plan.ts'

const sheet = readFileSync('shared/look/tokens.css', 'utf8')
const [light = '', dark = ''] = sheet.split(':root[data-theme="dark"]')

type Colour = readonly number[]

/** A token as a theme has it; the dark one says only what differs. */
const tokenIn = (theme: string, name: string, first = light): Colour => {
  const find = (part: string) => new RegExp(`--${name}: #([0-9a-f]{6})[;\\s]`).exec(part)?.[1]
  const hex = find(theme) ?? find(first) ?? ''
  return [0, 2, 4].map(at => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
}

const STALE = 0.35
/** What `filter: saturate()` makes of a colour, by the matrix of the Filter Effects module. */
const greyed = ([r = 0, g = 0, b = 0]: Colour): Colour => {
  const grey = 0.213 * r + 0.715 * g + 0.072 * b
  return [r, g, b].map(part => Math.min(1, Math.max(0, grey + STALE * (part - grey))))
}

const channel = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
const luminance = (colour: Colour) =>
  [0.2126, 0.7152, 0.0722].reduce((sum, weight, n) => sum + weight * channel(colour[n] ?? Number.NaN), 0)
const contrast = (a: Colour, b: Colour) => {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (high + 0.05) / (low + 0.05)
}

const anyGround = ['paper', 'card', 'wash']
/** Everything that a point, a line, an icon or a sign of a measure is drawn in, and what it is drawn on. */
const drawnOn: Record<string, readonly string[]> = {
  better: anyGround,
  worse: anyGround,
  neither: anyGround,
  usual: anyGround,
  target: anyGround,
  muted: anyGround,
  ink: [...anyGround, 'face-good'],
  accent: ['paper', 'wash'],
  done: ['face-good'],
  'on-ink': ['worse'],
  paper: ['usual', 'accent'],
}
/** Grounds, and hairlines that say nothing which is not said beside them. */
const silent = ['card', 'wash', 'face-good', 'rule']

const asItIs = (colour: Colour) => colour

const weakIn = (theme: string, made = asItIs, first = light) =>
  Object.entries(drawnOn).flatMap(([name, grounds]) =>
    grounds
      .map(
        ground =>
          [
            name,
            ground,
            contrast(made(tokenIn(theme, name, first)), made(tokenIn(theme, ground, first))),
          ] as const,
      )
      // What is no number is weak too: a token that is gone must not pass.
      .filter(([, , ratio]) => !(ratio >= 3)),
  )

describe('every point, line, icon and sign of a measure', () => {
  const themes = [
    ['by day', light],
    ['by night', dark],
  ] as const
  test.each(themes)('can be told from its ground %s', (_, theme) => {
    expect(weakIn(theme)).toEqual([])
  })

  test.each(themes)('can be told from its ground when it is greyed %s', (_, theme) => {
    expect(weakIn(theme, greyed)).toEqual([])
  })

  test('is drawn in nothing that was not judged', () => {
    const sheets = [
      'board/run-of-points.css',
      'shared/look/spc-chart.css',
      'shared/look/spc-icons.css',
      ...globSync('board/panels/{measure,summary,matrix,safety-cross,days-since,pareto,mood}/*.css'),
    ]
    const coloured =
      /(?:^|[\s;{])(?:--hue|color|fill|stroke|background|border[a-z-]*|outline)\s*:\s*([^;}]+)/g
    const used = sheets.flatMap(path =>
      [...readFileSync(path, 'utf8').matchAll(coloured)].flatMap(([, value = '']) =>
        [...value.matchAll(/var\(--([a-z0-9-]+)/g)].map(([, token = '']) => token),
      ),
    )
    expect(used.length).toBeGreaterThan(30)
    const judged = new Set([...Object.keys(drawnOn), ...silent, 'hue', 'u', 'told', 'font'])
    expect([...used, ...chartTokens].filter(token => !judged.has(token))).toEqual([])
  })

  test('that has faded, or lost its colour, fails', () => {
    const faded = light.replace(/--better: #[0-9a-f]{6}/, '--better: #9cc7e8')
    const lost = light.replace('--target:', '--gone:')
    expect(weakIn(faded).map(([name]) => name)).toEqual(['better', 'better', 'better'])
    expect(weakIn(lost, asItIs, lost).map(([name]) => name)).toEqual(['target', 'target', 'target'])
  })
})

describe('nothing is said by colour alone', () => {
  /** What is drawn, without what only names or colours it. */
  const drawn = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(drawn)
    if (typeof node !== 'object' || node === null || !('props' in node)) return node
    const { children, tone: _, name: __, label: ___, ...rest } = node.props as Record<string, unknown>
    return [rest, drawn(children)]
  }
  const drawingOf = (icon: unknown) => JSON.stringify(drawn(icon))

  test('every kind of point has its own shape, the same on every chart of a wall', () => {
    const { usual, better, worse, neither } = shapes
    expect(new Set([usual, better, worse, neither]).size).toBe(4)
    expect(new Set(Object.values(shapeOf)).size).toBe(4)
    expect(better).toMatch(/^M0-[\d.]+ [\d.]+ 0 0 [\d.]+-[\d.]+ 0Z$/)
    expect(worse).toMatch(/^M0-[\d.]+ [\d.]+ [\d.]+h-[\d.]+Z$/)
    expect(neither).toMatch(/^M-[\d.]+-[\d.]+h[\d.]+v[\d.]+h-[\d.]+Z$/)
    expect([
      shapeOf.special_cause_improvement,
      shapeOf.special_cause_concern,
      shapeOf.special_cause_neutral_high,
    ]).toEqual(['rectRot', 'triangle', 'rect'])
  })

  test('every icon has its own drawing', () => {
    const drawings = (
      [
        'improvement_high',
        'improvement_low',
        'concern_high',
        'concern_low',
        'neutral_high',
        'neutral_low',
        'common_cause',
        null,
      ] as const
    ).map(icon => drawingOf(VariationIcon({ icon })))
    const assured = (['pass', 'fail', 'inconsistent'] as const).map(icon =>
      drawingOf(AssuranceIcon({ icon })),
    )
    expect(new Set([...drawings, ...assured]).size).toBe(11)
  })
})
