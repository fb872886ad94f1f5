import { DISH, type Spot, type Tray } from './dish.ts'
import { PLUMP } from './glass.ts'
import type { Marble } from './heap.ts'
import { press } from './marble.ts'
import type { Picture, Pictures } from './pictures.ts'
import { dishAt, flight, type Pouring } from './pour.ts'
import { tag } from './tag.ts'
import { dropAt, fallAt, poseAt } from './timeline.ts'

type Pen = CanvasRenderingContext2D

/** From how high above the dish a new marble comes. */
const DROP_FROM = 120

/** The dish where it stands, with its marbles; `fallen` says how long ago each of the new ones was let go. */
export const drawTray = (
  pen: Pen,
  pics: Pictures,
  home: Spot,
  { radius, spots, more }: Tray,
  fallen: (index: number) => number,
) => {
  const clear = pics.stampsFor(radius).clear()
  pen.save()
  pen.translate(home.x, home.y)
  pics.shadow.put(pen)
  pics.dish.put(pen)
  for (const { x, y, index } of spots) {
    const { height, seen } = dropAt(fallen(index))
    press(pen, clear, { x, y: y - radius * 0.5 - height * DROP_FROM, r: radius }, seen)
  }
  if (more) tag(pen, pics.ink, `+${more}`, { x: 0, y: DISH.half * DISH.flat + 7 })
  pen.restore()
}

const mix = (a: number, b: number, t: number) => a + (b - a) * t
const between = (a: Marble, b: Marble, t: number) => ({
  x: mix(a.x, b.x, t),
  y: mix(a.y, b.y, t),
  r: mix(a.r, b.r, t),
})

const drawFallers = (pen: Pen, pics: Pictures, { under, radius, fallers }: Pouring, ms: number) => {
  const { clear, light } = pics.stampsFor(radius)
  const made = pics.stampsFor(under.radius)
  for (const [k, { lands, rests }] of fallers.entries()) {
    const { fall, height, colour, melt, sink } = fallAt(ms, k, fallers.length)
    if (!fall) continue
    const to = rests ? between(lands, rests, sink) : lands
    const at = flight(fall, height, { ...to, r: to.r * PLUMP }, radius)
    press(pen, clear(), at, rests ? 1 - colour : 1 - melt)
    if (rests) press(pen, made.coloured(rests), at, colour)
    else press(pen, light(), at, 0.7 * Math.sin(Math.PI * melt))
  }
}

const drawLifted = (pen: Pen, pics: Pictures, { radius, fallers }: Pouring, ms: number, home: Spot) => {
  const clear = pics.stampsFor(radius).clear()
  const { x, y, size, slant } = dishAt(ms, home)
  pen.save()
  pen.translate(x, y)
  pen.rotate(-slant)
  pen.scale(size, size)
  pics.dish.put(pen)
  const waiting = fallers
    .map(({ from }, k) => ({ from, ...fallAt(ms, k, fallers.length) }))
    .filter(({ fall }) => !fall)
  for (const { from, roll } of waiting.sort((a, b) => a.from.y - b.from.y)) {
    const lip = { x: -DISH.half * 0.97, y: -radius * 0.5 }
    press(pen, clear, { x: mix(from.x, lip.x, roll), y: mix(from.y - radius * 0.5, lip.y, roll), r: radius })
  }
  pen.restore()
}

/** A moment of the pour, before the heap: what falls into the jar, its glass, and the dish above. */
export const drawPour = (pen: Pen, pics: Pictures, pour: Pouring, ms: number, home: Spot) => {
  drawFallers(pen, pics, pour, ms)
  pics.front.put(pen)
  pen.save()
  pen.translate(home.x, home.y)
  pics.shadow.put(pen, (1 - poseAt(ms).rise) ** 2)
  pen.restore()
  drawLifted(pen, pics, pour, ms, home)
}

/** The jar as it is, or on its way from one heap to another. */
export const drawHeap = (pen: Pen, now: Picture, before: { picture: Picture; left: number } | null) => {
  before?.picture.put(pen, before.left)
  now.put(pen, before ? 1 - before.left : 1)
}
