import { INCLUSIONS, type Marble, TURNS } from './heap.ts'
import { type Ink, thin } from './ink.ts'

type Pen = OffscreenCanvasRenderingContext2D
type Look = Pick<Marble, 'hue' | 'inclusion' | 'turn'>

/** A sprite shows this many radii to each side, so that the shadow has room. */
const ROOM = 1.4

const glow = (
  pen: Pen,
  x: number,
  y: number,
  r: number,
  stops: readonly (readonly [number, string])[],
  from = 0,
) => {
  const gradient = pen.createRadialGradient(x, y, from, x, y, r)
  for (const [at, colour] of stops) gradient.addColorStop(at, colour)
  pen.fillStyle = gradient
  pen.fillRect(-ROOM, -ROOM, 2 * ROOM, 2 * ROOM)
}

const round = (pen: Pen) => {
  pen.beginPath()
  pen.arc(0, 0, 1, 0, 2 * Math.PI)
}

/** A ribbon of glass: two curves that part in the middle and meet again at the ends. */
const ribbon = (pen: Pen, from: number, to: number, bend: number) => {
  pen.beginPath()
  pen.moveTo(-0.84, 0.1)
  pen.bezierCurveTo(-0.3, from - bend, 0.3, from + bend, 0.84, -0.1)
  pen.bezierCurveTo(0.3, to + bend, -0.3, to - bend, -0.84, 0.1)
  pen.fill()
}

const swirl = (pen: Pen, ink: Ink, other: string) => {
  pen.fillStyle = thin(ink.shine, 0.5)
  ribbon(pen, -0.22, 0.08, 0.75)
  pen.fillStyle = thin(other, 0.8)
  ribbon(pen, 0.16, 0.42, 0.75)
}

const eye = (pen: Pen, ink: Ink, other: string) => {
  pen.fillStyle = thin(other, 0.75)
  ribbon(pen, -0.62, 0.62, 0)
  pen.fillStyle = thin(ink.shine, 0.5)
  ribbon(pen, -0.28, 0.28, 0)
  pen.fillStyle = thin(ink.deep, 0.5)
  ribbon(pen, -0.1, 0.1, 0)
}

const band = (pen: Pen, ink: Ink, other: string) => {
  pen.lineWidth = 0.34
  pen.strokeStyle = thin(ink.shine, 0.46)
  pen.beginPath()
  pen.ellipse(0, -0.12, 1.02, 0.42, 0, 0, Math.PI)
  pen.stroke()
  pen.lineWidth = 0.1
  pen.strokeStyle = thin(other, 0.9)
  pen.stroke()
}

const feather = (pen: Pen, ink: Ink, other: string) => {
  for (const [at, colour, much] of [
    [-0.46, other, 0.75],
    [0.02, ink.shine, 0.45],
    [0.48, other, 0.55],
  ] as const) {
    pen.fillStyle = thin(colour, much)
    ribbon(pen, at - 0.13, at + 0.13, 0.28)
  }
}

const inclusions = [swirl, eye, band, feather]

const shadow = (pen: Pen, ink: Ink) => {
  pen.save()
  pen.translate(0.07, 0.12)
  glow(pen, 0, 0, 1.2, [
    [0.7, thin(ink.deep, 0.34)],
    [1, thin(ink.deep, 0)],
  ])
  pen.restore()
}

const gleam = (pen: Pen, ink: Ink) => {
  pen.lineWidth = 0.07
  pen.lineCap = 'round'
  pen.strokeStyle = thin(ink.shine, 0.4)
  pen.beginPath()
  pen.arc(0, 0, 0.85, 0.3, 1.2)
  pen.stroke()
  pen.save()
  pen.translate(-0.38, -0.44)
  pen.rotate(-0.78)
  pen.scale(1, 0.6)
  glow(pen, 0, 0, 0.36, [
    [0, thin(ink.shine, 1)],
    [0.55, thin(ink.shine, 0.86)],
    [1, thin(ink.shine, 0)],
  ])
  pen.restore()
}

// The light stands at ten o'clock: it shines on the near side there and gathers inside the far one.
const shine = (pen: Pen, ink: Ink) => {
  glow(pen, 0.34, 0.42, 0.62, [
    [0, thin(ink.shine, 0.54)],
    [1, thin(ink.shine, 0)],
  ])
  glow(pen, 0, 0, 1, [
    [0.7, thin(ink.deep, 0)],
    [0.93, thin(ink.deep, 0.24)],
    [1, thin(ink.deep, 0.46)],
  ])
  gleam(pen, ink)
}

const coloured = (pen: Pen, ink: Ink, { hue, inclusion, turn }: Look) => {
  const colour = ink.marbles[hue] ?? ink.tint
  shadow(pen, ink)
  round(pen)
  pen.clip()
  pen.fillStyle = colour
  pen.fill()
  glow(pen, -0.2, -0.3, 1.3, [
    [0, thin(ink.shine, 0.2)],
    [0.5, thin(ink.shine, 0)],
  ])
  pen.save()
  pen.rotate((turn / TURNS) * 2 * Math.PI)
  inclusions[inclusion % INCLUSIONS]?.(
    pen,
    ink,
    ink.marbles[(hue + 2 + (turn % 3)) % ink.marbles.length] ?? colour,
  )
  pen.restore()
  shine(pen, ink)
}

// Clear glass throws its light through itself: a bright spot inside, and one on the wood beyond.
const clear = (pen: Pen, ink: Ink) => {
  pen.save()
  pen.translate(0.12, 0.2)
  glow(pen, 0, 0, 1.12, [
    [0.55, thin(ink.deep, 0.2)],
    [1, thin(ink.deep, 0)],
  ])
  glow(pen, 0.36, 0.36, 0.6, [
    [0, thin(ink.shine, 0.5)],
    [1, thin(ink.shine, 0)],
  ])
  pen.restore()
  round(pen)
  pen.clip()
  pen.fillStyle = thin(ink.shine, 0.2)
  pen.fill()
  glow(pen, 0, 0, 1, [
    [0.5, thin(ink.tint, 0.1)],
    [0.86, thin(ink.tint, 0.42)],
    [1, thin(ink.deep, 0.5)],
  ])
  glow(pen, -0.16, -0.3, 0.9, [
    [0, thin(ink.tint, 0.26)],
    [1, thin(ink.tint, 0)],
  ])
  glow(pen, 0.32, 0.4, 0.66, [
    [0, thin(ink.shine, 0.8)],
    [0.45, thin(ink.shine, 0.42)],
    [1, thin(ink.shine, 0)],
  ])
  gleam(pen, ink)
}

/** What is left of a clear marble when it has melted into the glass. */
const light = (pen: Pen, ink: Ink) =>
  glow(pen, 0, 0, ROOM, [
    [0, thin(ink.shine, 0.9)],
    [0.3, thin(ink.shine, 0.4)],
    [1, thin(ink.shine, 0)],
  ])

/** Marbles drawn once and stamped often; make new ones when the size or the theme changes. */
export const stamps = (ink: Ink, pixels: number) => {
  const made = new Map<string, OffscreenCanvas>()
  const radius = Math.max(4, Math.ceil(pixels))
  const stamp = (key: string, draw: (pen: Pen) => void) => {
    const known = made.get(key)
    if (known) return known
    const canvas = new OffscreenCanvas(Math.ceil(2 * ROOM * radius), Math.ceil(2 * ROOM * radius))
    const pen = canvas.getContext('2d')
    pen?.scale(radius, radius)
    pen?.translate(ROOM, ROOM)
    if (pen) draw(pen)
    made.set(key, canvas)
    return canvas
  }
  return {
    coloured: (look: Look) =>
      stamp(`${look.hue}/${look.inclusion}/${look.turn}`, pen => coloured(pen, ink, look)),
    clear: () => stamp('clear', pen => clear(pen, ink)),
    light: () => stamp('light', pen => light(pen, ink)),
  }
}

export type Stamps = ReturnType<typeof stamps>

export const press = (
  pen: CanvasRenderingContext2D | Pen,
  stamp: OffscreenCanvas,
  { x, y, r }: { x: number; y: number; r: number },
  seen = 1,
) => {
  if (seen <= 0) return
  pen.globalAlpha = seen
  pen.drawImage(stamp, x - r * ROOM, y - r * ROOM, 2 * r * ROOM, 2 * r * ROOM)
  pen.globalAlpha = 1
}
