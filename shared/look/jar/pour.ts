import type { Pour } from '../../jar.ts'
import { chance } from './chance.ts'
import { DISH, type Spot, tray } from './dish.ts'
import { type Heap, heap, JAR, type Marble, places } from './heap.ts'
import { poseAt } from './timeline.ts'

export interface Faller {
  /** Its place in the dish. */
  from: Spot
  /** Where it touches. */
  lands: Marble
  /** Where it stays, once the clear ones have melted into the glass; null for a clear one. */
  rests: Marble | null
}

export interface Pouring {
  /** What lies in the jar until the end. */
  under: Heap
  /** Radius of a marble in the dish. */
  radius: number
  fallers: readonly Faller[]
}

/** More than this many at once is a rush nobody can follow; the others are there from the start. */
const SEEN_AT_MOST = 60

const seedOf = (id: string) =>
  [...id].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0, 7)

const shuffled = <T>(list: readonly T[], seed: number): T[] => {
  const random = chance(seed)
  return list
    .map(one => ({ one, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one)
}

const far = (a: Spot, b: Spot) => Math.hypot(a.x - b.x, a.y - b.y)

// A coloured marble stays where it lands if it can; one that lies on clear ones sinks to the nearest place they leave.
const resting = (lands: readonly Marble[], rests: readonly Marble[], coloured: readonly boolean[]) => {
  const left = rests.filter((_, i) => !coloured[i])
  return lands.map((at, i) => {
    if (!coloured[i]) return null
    if (rests[i]) return rests[i]
    const nearest = left.toSorted((a, b) => far(a, at) - far(b, at))[0] ?? null
    if (nearest) left.splice(left.indexOf(nearest), 1)
    return nearest
  })
}

/** Who falls where when these answers are poured into a jar that then holds `total`. All fall alike, in no order. */
export const pouring = ({ id, answers, good }: Pour, total: number): Pouring => {
  const seen = Math.min(answers, SEEN_AT_MOST)
  const colours = answers ? Math.round((good * seen) / answers) : 0
  const then = heap(total)
  const base = Math.max(0, then.marbles.length - colours)
  const slots = places(then.radius, then.floor, base + seen)
  const dish = tray(seen)
  const from = dish.spots.toSorted((a, b) => a.x - b.x)
  const coloured = shuffled(
    from.map((_, i) => i < colours),
    seedOf(id),
  )
  const lands = from.flatMap((_, k) => slots[base + k] ?? slots.at(-1) ?? [])
  const rests = resting(lands, then.marbles.slice(base), coloured)
  const fallers = lands.flatMap((at, k) =>
    from[k] ? [{ from: from[k], lands: at, rests: rests[k] ?? null }] : [],
  )
  return { under: { ...then, marbles: then.marbles.slice(0, base) }, radius: dish.radius, fallers }
}

const SMALL = 0.72
const TILT = 0.6
const LIP = { x: 4, y: -JAR.mouth - 22 }

const mix = (a: number, b: number, t: number) => a + (b - a) * t

/** The dish during a pour, in the jar's units: its middle, its size and its slant. */
export const dishAt = (ms: number, home: Spot) => {
  const { rise, across, tilt } = poseAt(ms)
  const slant = TILT * tilt
  const size = mix(1, SMALL, rise)
  const half = DISH.half * size
  return {
    x: mix(home.x, LIP.x + half * Math.cos(slant), across),
    y: mix(home.y, LIP.y - half * Math.sin(slant), rise),
    size,
    slant,
  }
}

/** A marble between the lip of the dish and its place in the jar; it goes through the mouth before it goes aside. */
export const flight = (fall: number, height: number, lands: Spot & { r: number }, radius: number) => {
  const aside = Math.min(1, Math.max(0, (fall - 0.3) / 0.48))
  return {
    x: mix(LIP.x, lands.x, aside * aside * (3 - 2 * aside)),
    y: mix(-lands.y, LIP.y, height),
    r: mix(radius * SMALL, lands.r, Math.min(1, fall / 0.5)),
  }
}
