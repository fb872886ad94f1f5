/**
 * Heights for texts at the edge of a chart, each as near to where it belongs as the others let it: never closer than a
 * line, never outside.
 */
export const spread = (wishes: readonly number[], line: number, top: number, bottom: number): number[] => {
  const order = wishes.map((_, n) => n).sort((a, b) => wishes[a]! - wishes[b]!)
  const placed = new Array<number>(wishes.length)
  let least = top
  for (const n of order) {
    placed[n] = Math.max(least, wishes[n]!)
    least = placed[n]! + line
  }
  let most = bottom
  for (const n of order.reverse()) {
    placed[n] = Math.min(most, placed[n]!)
    most = placed[n]! - line
  }
  return placed
}

export interface Flag {
  /** Where its pole stands. */
  x: number
  width: number
}

export interface Flown {
  lane: number
  /** Where its text begins. */
  left: number
}

/** A text that stands, and the pole it hangs on, which reaches from its lane down. */
interface Taken extends Flown {
  x: number
  to: number
}

const meets = (from: number, to: number, one: Taken, gap: number) =>
  from < one.to + gap && to + gap > one.left

/** Whether a text would touch another, cross a pole, or have its own pole cross another. */
const isFree = (here: Taken, taken: readonly Taken[], gap: number) =>
  taken.every(one => {
    if (one.lane === here.lane) return !meets(here.left, here.to, one, gap)
    const [upper, lower] = one.lane < here.lane ? [one, here] : [here, one]
    return upper.x < lower.left - gap / 2 || upper.x > lower.to + gap / 2
  })

/**
 * Texts beside poles, in so many lanes one above the other, so that none touches another, a pole or the edge. The
 * newest come first; one that finds no place is null and keeps only its pole.
 */
export const fly = (
  flags: readonly Flag[],
  { lanes, gap, left, right }: { lanes: number; gap: number; left: number; right: number },
): (Flown | null)[] => {
  const taken: Taken[] = []
  const placeFor = ({ x, width }: Flag): Taken | undefined =>
    Array.from({ length: lanes }, (_, lane) => lane)
      .flatMap(lane => [x + gap, x - gap - width].map(from => ({ lane, left: from, to: from + width, x })))
      .find(here => here.left >= left && here.to <= right && isFree(here, taken, gap))
  const flown = flags.toReversed().map(flag => {
    const place = placeFor(flag)
    if (place) taken.push(place)
    return place ? { lane: place.lane, left: place.left } : null
  })
  return flown.reverse()
}
