import { type Ink, thin } from './ink.ts'

const SIZE = 19

/** A paper label with a number. */
export const tag = (
  pen: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
  ink: Ink,
  text: string,
  { x, y }: { x: number; y: number },
) => {
  pen.font = `650 ${SIZE}px ${ink.font}`
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  const half = pen.measureText(text).width / 2 + 9
  pen.fillStyle = thin(ink.deep, 0.3)
  pen.beginPath()
  pen.roundRect(x - half + 0.6, y - SIZE * 0.62 + 1.4, 2 * half, SIZE * 1.24, 3)
  pen.fill()
  pen.fillStyle = ink.card
  pen.beginPath()
  pen.roundRect(x - half, y - SIZE * 0.62, 2 * half, SIZE * 1.24, 3)
  pen.fill()
  pen.fillStyle = ink.ink
  pen.fillText(text, x, y + SIZE * 0.06)
}
