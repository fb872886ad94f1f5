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

/**
 * Texts beside poles, in so many lanes one above the other, so that none touches another or the edge. The newest come
 * first; one that finds no place is null and keeps only its pole.
 */
export const fly = (
  flags: readonly Flag[],
  { lanes, gap, left, right }: { lanes: number; gap: number; left: number; right: number },
): (Flown | null)[] => {
  const taken: { lane: number; from: number; to: number }[] = []
  const placeFor = ({ x, width }: Flag): Flown | null => {
    const sides = [x + gap, x - gap - width].filter(from => from >= left && from + width <= right)
    for (let lane = 0; lane < lanes; lane++)
      for (const from of sides) {
        const free = taken.every(
          one => one.lane !== lane || from >= one.to + gap || from + width + gap <= one.from,
        )
        if (free) return { lane, left: from }
      }
    return null
  }
  const flown = [...flags].reverse().map(flag => {
    const place = placeFor(flag)
    if (place) taken.push({ lane: place.lane, from: place.left, to: place.left + flag.width })
    return place
  })
  return flown.reverse()
}
