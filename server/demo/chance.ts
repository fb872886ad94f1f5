/** A die that falls the same way each time it is thrown from the same seed (mulberry32). */
export const dice = (seed: number) => {
  let at = seed
  const roll = () => {
    at = (at + 0x6d2b79f5) | 0
    let t = Math.imul(at ^ (at >>> 15), 1 | at)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    roll,
    chance: (share: number) => roll() < share,
    pick: <T>(from: readonly T[]): T => from[Math.floor(roll() * from.length)]!,
    /** A count around a mean, never below nought. */
    around: (mean: number) => Math.max(0, Math.round(mean + (roll() + roll() + roll() - 1.5) * mean * 0.7)),
  }
}

export type Dice = ReturnType<typeof dice>
