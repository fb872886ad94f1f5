import { INCLUSIONS, type Marble, TURNS } from './heap.ts'
import { type Ink, thin, tones } from './ink.ts'

type Pen = OffscreenCanvasRenderingContext2D
type Look = Pick<Marble, 'hue' | 'inclusion' | 'turn'>

/** A sprite shows this many radii to each side, so that the shadow has room. */
const ROOM = 1.4

type Tone = readonly [number, number]

const glow = (
  pen: Pen,
  [x, y, r]: readonly [number, number, number],
  colour: string,
  ...pairs: readonly Tone[]
) => {
  pen.fillStyle = tones(pen.createRadialGradient(x, y, 0, x, y, r), colour, ...pairs)
  pen.fillRect(-ROOM, -ROOM, 2 * ROOM, 2 * ROOM)
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

const gleam = (pen: Pen, { shine }: Ink) => {
  pen.lineWidth = 0.07
  pen.lineCap = 'round'
  pen.strokeStyle = thin(shine, 0.4)
  pen.beginPath()
  pen.arc(0, 0, 0.85, 0.3, 1.2)
  pen.stroke()
  pen.translate(-0.38, -0.44)
  pen.rotate(-0.78)
  pen.scale(1, 0.6)
  glow(pen, [0, 0, 0.36], shine, [0, 1], [0.55, 0.86], [1, 0])
}

/** A ball with this inside; the thin line around it hides the steps that cutting leaves. */
const ball = (pen: Pen, line: string, inside: () => void) => {
  pen.save()
  pen.beginPath()
  pen.arc(0, 0, 0.985, 0, 2 * Math.PI)
  pen.clip()
  inside()
  pen.restore()
  pen.beginPath()
  pen.arc(0, 0, 0.975, 0, 2 * Math.PI)
  pen.lineWidth = 0.05
  pen.strokeStyle = line
  pen.stroke()
}

// The light stands at ten o'clock: it shines on the near side there and gathers inside the far one.
const coloured = (pen: Pen, ink: Ink, { hue, inclusion, turn }: Look) => {
  const { marbles, shine, deep } = ink
  const colour = marbles[hue] ?? ink.tint
  glow(pen, [0.07, 0.12, 1.2], deep, [0.7, 0.34], [1, 0])
  ball(pen, thin(deep, 0.5), () => {
    pen.fillStyle = colour
    pen.fillRect(-1, -1, 2, 2)
    glow(pen, [-0.2, -0.3, 1.3], shine, [0, 0.2], [0.5, 0])
    pen.save()
    pen.rotate((turn / TURNS) * 2 * Math.PI)
    inclusions[inclusion % INCLUSIONS]?.(pen, ink, marbles[(hue + 2 + (turn % 3)) % marbles.length] ?? colour)
    pen.restore()
    glow(pen, [0.34, 0.42, 0.62], shine, [0, 0.54], [1, 0])
    glow(pen, [0, 0, 1], deep, [0.7, 0], [0.93, 0.24], [1, 0.46])
    gleam(pen, ink)
  })
}

// Clear glass throws its light through itself: a bright spot inside, and one on the wood beyond.
const clear = (pen: Pen, ink: Ink) => {
  const { shine, deep, tint } = ink
  glow(pen, [0.12, 0.2, 1.12], deep, [0.55, 0.2], [1, 0])
  glow(pen, [0.48, 0.56, 0.6], shine, [0, 0.5], [1, 0])
  ball(pen, thin(deep, 0.36), () => {
    glow(pen, [0, 0, 1], shine, [0, 0.2], [1, 0.2])
    glow(pen, [0, 0, 1], tint, [0.5, 0.1], [0.86, 0.42], [1, 0.6])
    glow(pen, [-0.16, -0.3, 0.9], tint, [0, 0.26], [1, 0])
    glow(pen, [0.32, 0.4, 0.66], shine, [0, 0.8], [0.45, 0.42], [1, 0])
    gleam(pen, ink)
  })
}

/** What is left of a clear marble when it melts into the glass. */
const light = (pen: Pen, { shine }: Ink) => glow(pen, [0, 0, 1.1], shine, [0, 0.8], [0.5, 0.35], [1, 0])

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
