/** Something that gets in the way, and how often. */
export interface Bar {
  reason: string
  name: string
  count: number
  /** Per cent of all that was counted, whole: its own with those above it. */
  share: number
  /** How long its bar is, of the longest. */
  length: number
}

/** Reasons with their counts added up, the most frequent first. */
export const rankedOf = (
  counts: readonly { reason: string; count: number }[],
  nameOf: (reason: string) => string,
): Bar[] => {
  const sums = new Map<string, number>()
  for (const { reason, count } of counts) sums.set(reason, (sums.get(reason) ?? 0) + count)
  const sorted = [...sums].sort(([a, m], [b, n]) => n - m || a.localeCompare(b))
  const all = sorted.reduce((sum, [, count]) => sum + count, 0)
  let upTo = 0
  return sorted.map(([reason, count]) => {
    upTo += count
    const share = Math.round((upTo / all) * 100)
    return { reason, name: nameOf(reason), count, share, length: count / sorted[0]![1] }
  })
}

const HALF = 50

/** The few that make up most: at least half of what was counted, and their share. */
export const mostOf = (bars: readonly Bar[]): [names: readonly string[], share: number] => {
  const few = bars.findIndex(({ share }) => share >= HALF) + 1
  return [bars.slice(0, few).map(({ name }) => name), bars[few - 1]!.share]
}
