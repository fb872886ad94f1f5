import { DISH } from './dish.ts'

export interface Setting {
  /** Pixels in one unit of the jar. */
  scale: number
  /** The middle of the jar's foot. */
  jar: { x: number; y: number }
  /** The middle of the dish, when it stands. */
  dish: { x: number; y: number }
}

/** From the table to the rim, and from side to side, in the jar's units. */
export const TALL = 366
export const BROAD = 270

const AIR = 8
const FRONT = { x: 0, y: 50 }
const BESIDE = { x: 236, y: 14 }
const below = ({ y }: { y: number }) => y + DISH.half * DISH.flat + DISH.wall + 12

/** The dish stands before the jar where there is height, beside it where there is width: whichever shows both larger. */
export const setting = (width: number, height: number): Setting => {
  const placed = (dish: { x: number; y: number }, broad: number) => ({
    dish,
    broad,
    tall: TALL + below(dish) + AIR,
    scale: Math.min(width / broad, height / (TALL + below(dish) + AIR)),
  })
  const before = placed(FRONT, BROAD + 14)
  const beside = placed(BESIDE, BROAD / 2 + BESIDE.x + DISH.half + 14)
  const best = beside.scale > before.scale ? beside : before
  const { scale, dish } = best
  const x = best === before ? width / 2 : (width - best.broad * scale) / 2 + (BROAD / 2 + 7) * scale
  const y = (height + best.tall * scale) / 2 - below(dish) * scale
  return { scale, jar: { x, y }, dish: { x: x + dish.x * scale, y: y + dish.y * scale } }
}
