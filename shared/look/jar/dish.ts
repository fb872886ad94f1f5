/** The dish before the jar, seen from above at a slant: half its width, and how flat it looks. */
export const DISH = { half: 122, flat: 0.36, wall: 15, lip: 9 }

export interface Spot {
  x: number
  y: number
}

export interface Tray {
  radius: number
  /** Back to front, so that they can be drawn in this order; `index` is the order in which they came. */
  spots: readonly (Spot & { index: number })[]
  /** Answers that found no room. */
  more: number
}

const STEPS = [
  { upTo: 16, radius: 16 },
  { upTo: 40, radius: 12 },
  { upTo: 90, radius: 8.5 },
]
const LAST = { upTo: 90, radius: 8.5 }
const GOLDEN = Math.PI * (3 - Math.sqrt(5))

// Seeds of a sunflower: each has its own place from the start, and the nearest are almost equally far apart.
const spot = (index: number, radius: number) => {
  const away = radius * 1.24 * Math.sqrt(index + 0.4)
  return { index, x: away * Math.cos(index * GOLDEN + 2), y: away * Math.sin(index * GOLDEN + 2) * DISH.flat }
}

/** One clear marble for each answer, as long as there is room. */
export const tray = (count: number): Tray => {
  const { upTo, radius } = STEPS.find(step => count <= step.upTo) ?? LAST
  const shown = Math.min(count, upTo)
  const spots = Array.from({ length: shown }, (_, index) => spot(index, radius))
  return { radius, spots: spots.sort((a, b) => a.y - b.y), more: count - shown }
}
