/** The same chances for the same seed (mulberry32). */
export const dice = (seed: number) => {
  let state = seed
  const roll = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    roll,
    chance: (of: number) => roll() < of,
    upTo: (most: number) => Math.floor(roll() * most),
    pick: <T>(all: readonly T[]): T => all[Math.floor(roll() * all.length)]!,
  }
}
export type Dice = ReturnType<typeof dice>
