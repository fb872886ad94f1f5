import { chance } from './chance.ts'

/** The inside of the jar, in its own units: half its width, its height, how round its foot and shoulders are, its mouth. */
export const JAR = { half: 128, height: 318, foot: 46, shoulder: 86, mouth: 352 }

export const HUES = 6
export const INCLUSIONS = 4
export const TURNS = 8

/** A marble at rest: `x` from the jar's middle, `y` up from its floor. */
export interface Marble {
  x: number
  y: number
  r: number
  hue: number
  inclusion: number
  turn: number
}

/** Older marbles pressed into a layer that carries their number. */
export interface Band {
  count: number
  from: number
  to: number
}

export interface Heap {
  radius: number
  floor: number
  bands: readonly Band[]
  marbles: readonly Marble[]
}

const CEILING = 292
/** Radius by count: each step begins with a jar about half full, so there is always room to see it fill. */
const STEPS = [
  { upTo: 30, radius: 22 },
  { upTo: 72, radius: 15 },
  { upTo: 142, radius: 11 },
  { upTo: 300, radius: 7.8 },
]
const LOOSE_AT_LEAST = 50
const LOOSE_RADIUS = 8.4
const TRIES = 9

const ways = [0, 16, 32, 48, 62, 74, 84].flatMap(degrees => {
  const a = (degrees * Math.PI) / 180
  return degrees
    ? [[Math.sin(a), Math.cos(a)] as const, [-Math.sin(a), Math.cos(a)] as const]
    : [[0, 1] as const]
})

/** How far a marble's middle may lie outside the jar's inner wall: never, so at most 0. */
export const outside = (x: number, y: number, r: number) => {
  const { half, height, foot, shoulder } = JAR
  const ax = Math.abs(x)
  const inFoot = Math.hypot(Math.max(0, ax - half + foot), Math.max(0, foot - y)) - foot
  const inShoulder =
    Math.hypot(Math.max(0, ax - half + shoulder), Math.max(0, y - height + shoulder)) - shoulder
  return Math.max(ax - half, -y, inFoot, inShoulder) + r
}

type Free = (x: number, y: number, r: number) => boolean

// Down as far as it goes, then round whatever is in the way: every move lowers it, so it always comes to rest.
const settle = (x: number, y: number, r: number, free: Free, mirror: number) => {
  let at = { x, y }
  const lower = (step: number) => {
    for (const [dx, dy] of ways) {
      const next = { x: at.x + dx * step * mirror, y: at.y - dy * step }
      if (!free(next.x, next.y, r)) continue
      at = next
      return true
    }
    return false
  }
  for (let step = r / 3; step > r / 300; step /= 2) while (lower(step));
  // On the floor nothing stops it but another marble or the wall: gaps there would make the whole heap loose.
  for (let step = r / 3; step > r / 300; step /= 2)
    while (Math.abs(at.x) < JAR.half && !lower(step) && free(at.x + step * mirror, at.y, r))
      at = { ...at, x: at.x + step * mirror }
  return at
}

/** Marbles dropped one after another into an empty jar; none moves when another comes. */
const pile = (radius: number, floor: number) => {
  const marbles: Marble[] = []
  const columns = new Map<number, Marble[]>()
  const column = (x: number) => Math.floor(x / (radius * 2.2))
  let peak = floor
  let full = false

  const near = (x: number) => [-1, 0, 1].flatMap(side => columns.get(column(x) + side) ?? [])
  // Asked a hundred times a marble, mostly with yes: look at the three columns in place.
  const free: Free = (x, y, r) => {
    if (y < floor + r || outside(x, y, r) > 0) return false
    for (let side = -1; side <= 1; side++)
      for (const m of columns.get(column(x) + side) ?? [])
        if ((m.x - x) ** 2 + (m.y - y) ** 2 < (m.r + r) ** 2) return false
    return true
  }

  const land = (r: number, random: () => number) => {
    let best: { x: number; y: number } | undefined
    for (let tried = 0; tried < TRIES; tried++) {
      const x = (random() * 2 - 1) * (JAR.half - r)
      const mirror = random() < 0.5 ? -1 : 1
      const top = Math.min(peak + 2.2 * r, JAR.height - r)
      if (!free(x, top, r)) continue
      const at = settle(x, top, r, free, mirror)
      if (!best || at.y < best.y) best = at
    }
    return best
  }

  const add = () => {
    const random = chance(marbles.length)
    const r = radius * (0.9 + 0.13 * random())
    const at = land(r, random)
    if (!at || at.y + r > CEILING) {
      full = true
      return
    }
    const beside = near(at.x)
      .filter(m => Math.hypot(m.x - at.x, m.y - at.y) < (m.r + r) * 1.12)
      .map(m => m.hue)
    const first = Math.floor(random() * HUES)
    const hues = Array.from({ length: HUES }, (_, i) => (first + i) % HUES)
    const hue = hues.find(one => !beside.includes(one)) ?? first
    const marble = {
      ...at,
      r,
      hue,
      inclusion: Math.floor(random() * INCLUSIONS),
      turn: Math.floor(random() * TURNS),
    }
    marbles.push(marble)
    columns.set(column(at.x), [...(columns.get(column(at.x)) ?? []), marble])
    peak = Math.max(peak, at.y + r)
  }

  return (count: number) => {
    while (!full && marbles.length < count) add()
    return marbles.slice(0, count)
  }
}

const piles = new Map<string, ReturnType<typeof pile>>()

/** Places for marbles of this size above a floor; fewer than asked when the jar is full. */
export const places = (radius: number, floor: number, count: number): readonly Marble[] => {
  const key = `${radius}/${floor}`
  const known = piles.get(key) ?? pile(radius, floor)
  piles.set(key, known)
  return known(count)
}

const bandsOf = (older: number): Band[] => {
  const thousands = older - (older % 1000)
  const low = thousands && 34 + Math.min(30, thousands / 400)
  const high = older % 1000 && 26 + (older % 1000) / 25
  return [
    { count: thousands, from: 0, to: low },
    { count: older % 1000, from: low, to: low + high },
  ].filter(band => band.count > 0)
}

/** What lies in the jar for this count, and nothing but this count. */
export const heap = (count: number): Heap => {
  const step = STEPS.find(({ upTo }) => count <= upTo)
  if (step) return { radius: step.radius, floor: 0, bands: [], marbles: places(step.radius, 0, count) }
  const loose = LOOSE_AT_LEAST + ((count - LOOSE_AT_LEAST) % 100)
  const bands = bandsOf(count - loose)
  const floor = bands.at(-1)?.to ?? 0
  return { radius: LOOSE_RADIUS, floor, bands, marbles: places(LOOSE_RADIUS, floor, loose) }
}
