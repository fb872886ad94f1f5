import { DISH } from './dish.ts'
import { ground } from './glass.ts'
import { type Ink, thin } from './ink.ts'

type Pen = OffscreenCanvasRenderingContext2D

const { half, flat, wall, lip } = DISH

const oval = (pen: Pen, inset: number, y = 0) => {
  pen.beginPath()
  pen.ellipse(0, y, half - inset, (half - inset) * flat, 0, 0, 2 * Math.PI)
}

const down = (pen: Pen, top: number, foot: number, stops: readonly string[]) => {
  const gradient = pen.createLinearGradient(-half * 0.3, top, half * 0.3, foot)
  stops.forEach((colour, i) => {
    gradient.addColorStop(i / (stops.length - 1), colour)
  })
  return gradient
}

const grain = (pen: Pen, ink: Ink) => {
  pen.save()
  oval(pen, lip + 1, 3)
  pen.clip()
  pen.lineWidth = 1
  pen.strokeStyle = thin(ink.dishDeep, 0.2)
  for (let i = 0; i < 9; i++) {
    pen.beginPath()
    pen.ellipse(-70 + i * 3, -16, 22 + i * 21, (9 + i * 8) * (1 - i * 0.03), 0.05, 0, 2 * Math.PI)
    pen.stroke()
  }
  pen.restore()
}

/** The shadow under the dish when it stands. */
export const drawDishShadow = (pen: Pen, ink: Ink) => {
  pen.save()
  pen.translate(6, wall + 3)
  ground(pen, ink, half * 0.97, flat * 0.96)
  pen.restore()
}

/** A shallow wooden dish, its light from ten o'clock like everything else. */
export const drawDish = (pen: Pen, ink: Ink) => {
  const tall = half * flat
  pen.beginPath()
  pen.ellipse(0, 0, half, tall, 0, 0, Math.PI)
  pen.bezierCurveTo(-half, wall * 0.9, -half * 0.82, tall + wall * 0.2, -half * 0.5, tall + wall * 0.62)
  pen.quadraticCurveTo(0, tall + wall * 1.3, half * 0.5, tall + wall * 0.62)
  pen.bezierCurveTo(half * 0.82, tall + wall * 0.2, half, wall * 0.9, half, 0)
  pen.fillStyle = down(pen, 0, tall + wall, [ink.dish, ink.dishDeep])
  pen.fill()
  oval(pen, 0)
  pen.fillStyle = down(pen, -tall, tall, [ink.dishLight, ink.dish])
  pen.fill()
  oval(pen, lip)
  pen.fillStyle = down(pen, -tall, tall, [ink.dishDeep, ink.dish])
  pen.fill()
  oval(pen, lip + 1.5, 4)
  pen.save()
  pen.clip()
  pen.fillStyle = down(pen, -tall, tall, [ink.dish, ink.dishLight])
  pen.fill()
  pen.restore()
  grain(pen, ink)
  oval(pen, 0.8)
  pen.lineWidth = 1.2
  pen.strokeStyle = thin(ink.shine, 0.35)
  pen.stroke()
}
