import { DISH } from './dish.ts'
import { drawBack, drawFront } from './glass.ts'
import { type Heap, JAR } from './heap.ts'
import type { Ink } from './ink.ts'
import { type Stamps, stamps } from './marble.ts'
import { drawDish, drawDishShadow } from './wood.ts'

type Pen = OffscreenCanvasRenderingContext2D

/** A still part of the scene, drawn once; `put` lays it down pixel on pixel. */
export interface Picture {
  put: (pen: CanvasRenderingContext2D, seen?: number) => void
}

interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

const picture = (scale: number, box: Box, draw: (pen: Pen) => void): Picture => {
  const left = Math.floor(box.left * scale)
  const top = Math.floor(box.top * scale)
  const canvas = new OffscreenCanvas(Math.ceil(box.right * scale) - left, Math.ceil(box.bottom * scale) - top)
  const pen = canvas.getContext('2d')
  pen?.setTransform(scale, 0, 0, scale, -left, -top)
  if (pen) draw(pen)
  return {
    put: (onto, seen = 1) => {
      onto.globalAlpha = seen
      onto.drawImage(canvas, left / scale, top / scale, canvas.width / scale, canvas.height / scale)
      onto.globalAlpha = 1
    },
  }
}

const jarBox = { left: -JAR.half - 40, right: JAR.half + 44, top: -JAR.mouth - 14, bottom: 34 }
const dishBox = { left: -DISH.half - 22, right: DISH.half + 30, top: -52, bottom: 92 }

/** Everything that is drawn once for a size and a theme. */
export const pictures = (ink: Ink, scale: number) => {
  const made = new Map<number, Stamps>()
  const stampsFor = (radius: number) => {
    const known = made.get(radius) ?? stamps(ink, radius * scale)
    made.set(radius, known)
    return known
  }
  return {
    ink,
    scale,
    stampsFor,
    back: (heap: Heap) => picture(scale, jarBox, pen => drawBack(pen, ink, stampsFor(heap.radius), heap)),
    front: picture(scale, jarBox, pen => drawFront(pen, ink)),
    dish: picture(scale, dishBox, pen => drawDish(pen, ink)),
    shadow: picture(scale, dishBox, pen => drawDishShadow(pen, ink)),
  }
}

export type Pictures = ReturnType<typeof pictures>
