/** Numbers between 0 and 1 that look random and are the same on every screen. */
export const chance = (seed: number) => {
  let s = Math.imul(seed + 1, 0x9e3779b1)
  return () => {
    s = (s + 0x6d2b79f5) | 0
    let t = Math.imul(s ^ (s >>> 15), s | 1)
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}
