const EVERY_MS = 600_000

/** A ring of places, each a few pixels from the next, none more than eight from home. */
const places = [
  [0, 0],
  [4, 2],
  [8, 4],
  [6, 8],
  [2, 6],
  [0, 3],
] as const

/** Where the whole page stands, in pixels, so that no line burns into a screen that hangs for years. */
export const driftAt = (now: number) => {
  const [x, y] = places[Math.floor(now / EVERY_MS) % places.length]!
  return { x, y }
}
