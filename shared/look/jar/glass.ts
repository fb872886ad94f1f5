import { chance } from './chance.ts'
import { type Band, type Heap, JAR } from './heap.ts'
import { type Ink, thin, tones } from './ink.ts'
import { press, type Stamps } from './marble.ts'
import { tag } from './tag.ts'

type Pen = OffscreenCanvasRenderingContext2D

/** Seen in depth, neighbours overlap by a hair. */
export const PLUMP = 1.05
const WALL = 7
const FLOOR = 12
const NECK = 90
const SHOULDER_TOP = 318
const RIM = JAR.mouth
const ROUND = 0.1

const body = (pen: Pen, inset: number) => {
  const half = JAR.half + WALL - inset
  const foot = JAR.foot
  const base = FLOOR - inset * 1.4
  pen.beginPath()
  pen.moveTo(-NECK + inset, -RIM + 27)
  pen.lineTo(-NECK + inset, -SHOULDER_TOP)
  pen.bezierCurveTo(-NECK + inset, -SHOULDER_TOP + 26, -half, -SHOULDER_TOP + 28, -half, -SHOULDER_TOP + 92)
  pen.lineTo(-half, -foot)
  pen.quadraticCurveTo(-half, base, -half + foot, base)
  pen.lineTo(half - foot, base)
  pen.quadraticCurveTo(half, base, half, -foot)
  pen.lineTo(half, -SHOULDER_TOP + 92)
  pen.bezierCurveTo(half, -SHOULDER_TOP + 28, NECK - inset, -SHOULDER_TOP + 26, NECK - inset, -SHOULDER_TOP)
  pen.lineTo(NECK - inset, -RIM + 27)
}

const across = (pen: Pen, half: number, colour: string, ...pairs: readonly (readonly [number, number])[]) =>
  tones(pen.createLinearGradient(-half, 0, half, 0), colour, ...pairs)

const down = (
  pen: Pen,
  top: number,
  foot: number,
  colour: string,
  ...pairs: readonly (readonly [number, number])[]
) => tones(pen.createLinearGradient(0, top, 0, foot), colour, ...pairs)

const oval = (pen: Pen, y: number, half: number) => {
  pen.beginPath()
  pen.ellipse(0, y, half, half * ROUND, 0, 0, 2 * Math.PI)
}

/** The soft shadow of a thing that stands on the table. */
export const ground = (pen: Pen, ink: Ink, half: number, flat: number) => {
  pen.save()
  pen.scale(1, flat)
  const spot = pen.createRadialGradient(0, 0, half * 0.55, 0, 0, half * 1.12)
  pen.fillStyle = tones(spot, ink.deep, [0, 0.36], [0.6, 0.16], [1, 0])
  pen.fillRect(-half * 1.2, -half * 1.2, half * 2.4, half * 2.4)
  pen.restore()
}

// Light on the glass is drawn behind the marbles: they stay clean, and the empty part of the jar still gleams.
const reflection = (pen: Pen, ink: Ink) => {
  pen.fillStyle = down(pen, -300, -70, ink.shine, [0, 0.05], [0.28, 0.25], [1, 0])
  pen.beginPath()
  pen.moveTo(-112, -70)
  pen.lineTo(-112, -222)
  pen.bezierCurveTo(-111, -262, -96, -276, -80, -292)
  pen.bezierCurveTo(-78, -296, -70, -296, -72, -290)
  pen.bezierCurveTo(-86, -272, -92, -258, -92, -222)
  pen.lineTo(-92, -70)
  pen.moveTo(-84, -70)
  pen.lineTo(-84, -222)
  pen.quadraticCurveTo(-84, -246, -78, -258)
  pen.lineTo(-77, -70)
  pen.moveTo(108, -70)
  pen.lineTo(112, -70)
  pen.lineTo(112, -226)
  pen.quadraticCurveTo(110, -250, 100, -262)
  pen.quadraticCurveTo(108, -240, 108, -220)
  pen.fill()
}

const back = (pen: Pen, ink: Ink) => {
  pen.save()
  pen.translate(6, FLOOR - 3)
  ground(pen, ink, JAR.half + WALL, 0.085)
  pen.restore()
  body(pen, 0)
  pen.fillStyle = across(
    pen,
    JAR.half + WALL,
    ink.tint,
    [0, 0.3],
    [0.12, 0.12],
    [0.4, 0.07],
    [0.7, 0.07],
    [1, 0.3],
  )
  pen.fill()
  pen.save()
  body(pen, WALL)
  pen.clip()
  reflection(pen, ink)
  pen.restore()
  oval(pen, -RIM, NECK - 4)
  pen.fillStyle = thin(ink.tint, 0.16)
  pen.fill()
}

const wall = (pen: Pen, ink: Ink) => {
  pen.lineJoin = 'round'
  body(pen, 0)
  pen.lineWidth = 2.2
  pen.strokeStyle = thin(ink.edge, 0.85)
  pen.stroke()
  body(pen, WALL - 1)
  pen.lineWidth = 1
  pen.strokeStyle = thin(ink.edge, 0.4)
  pen.stroke()
  pen.lineCap = 'round'
  pen.lineWidth = 2.6
  pen.strokeStyle = down(pen, -250, -30, ink.shine, [0, 0], [0.4, 0.85], [1, 0])
  pen.beginPath()
  pen.moveTo(-JAR.half - 3.4, -250)
  pen.lineTo(-JAR.half - 3.4, -30)
  pen.stroke()
  pen.strokeStyle = across(pen, 80, ink.shine, [0, 0], [0.4, 0.6], [1, 0])
  pen.beginPath()
  pen.moveTo(-80, 7.4)
  pen.lineTo(80, 7.4)
  pen.stroke()
}

const rim = (pen: Pen, ink: Ink) => {
  const half = NECK + 7
  pen.beginPath()
  pen.moveTo(-half, -RIM)
  pen.lineTo(-half, -RIM + 16)
  pen.quadraticCurveTo(-half, -RIM + 26, -half + 10, -RIM + 27)
  pen.quadraticCurveTo(0, -RIM + 36, half - 10, -RIM + 27)
  pen.quadraticCurveTo(half, -RIM + 26, half, -RIM + 16)
  pen.lineTo(half, -RIM)
  pen.fillStyle = across(pen, half, ink.tint, [0, 0.5], [0.1, 0.2], [0.22, 0.16], [0.8, 0.2], [1, 0.5])
  pen.fill()
  pen.fillStyle = across(pen, half, ink.shine, [0.03, 0], [0.1, 0.5], [0.2, 0])
  pen.fill()
  pen.lineWidth = 2
  pen.strokeStyle = thin(ink.edge, 0.85)
  pen.stroke()
  oval(pen, -RIM, half)
  pen.stroke()
  oval(pen, -RIM, NECK - 2)
  pen.lineWidth = 1.2
  pen.strokeStyle = thin(ink.edge, 0.6)
  pen.stroke()
}

// A layer looks like what it is: many small marbles, too many to tell apart.
const layer = (pen: Pen, ink: Ink, made: Stamps, { from, to, count }: Band) => {
  const random = chance(from + count)
  const r = 5
  for (let row = 0; from + r + row * r * 1.7 < to + r; row++)
    for (let x = -JAR.half - r; x < JAR.half + r; x += r * 1.94) {
      const at = {
        x: x + (row % 2) * r + random() * 1.6,
        y: -(from + r * 0.9 + row * r * 1.7 + random() * 1.6),
        r,
      }
      const hue = Math.floor(random() * ink.marbles.length)
      press(pen, made.coloured({ hue, inclusion: 0, turn: 0 }), at, 0.72)
    }
  pen.fillStyle = thin(ink.tint, 0.22)
  pen.fillRect(-JAR.half - WALL, -to, 2 * (JAR.half + WALL), to - from)
  pen.fillStyle = thin(ink.deep, 0.22)
  pen.fillRect(-JAR.half - WALL, -to - 0.5, 2 * (JAR.half + WALL), 1.6)
}

/** The jar behind and around its marbles. */
export const drawBack = (pen: Pen, ink: Ink, made: Stamps, { bands, marbles }: Heap) => {
  back(pen, ink)
  pen.save()
  body(pen, WALL - 1)
  pen.clip()
  for (const band of bands) layer(pen, ink, made, band)
  for (const { x, y, r, ...look } of marbles) press(pen, made.coloured(look), { x, y: -y, r: r * PLUMP })
  pen.restore()
  for (const { from, to, count } of bands)
    tag(pen, ink, count.toLocaleString('en'), { x: 0, y: -(from + to) / 2 })
}

/** The jar before its marbles: walls and rim only. */
export const drawFront = (pen: Pen, ink: Ink) => {
  body(pen, 0)
  pen.fillStyle = across(pen, JAR.half + WALL, ink.deep, [0, 0.16], [0.09, 0], [0.9, 0], [1, 0.16])
  pen.fill()
  wall(pen, ink)
  rim(pen, ink)
}
