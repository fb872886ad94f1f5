/** ln(i!) for i from 0 to n. */
const logFactorials = (n: number): number[] => {
  const logs = [0]
  for (let i = 1; i <= n; i++) logs.push(logs[i - 1]! + Math.log(i))
  return logs
}

/**
 * The fewest and the most runs to be expected of n useful points split evenly by their median: exact Wald-Wolfowitz
 * limits with 2.5 % in each tail. None below ten points. Source: Swed and Eisenhart 1943, Annals of Mathematical
 * Statistics 14:66.
 */
export const ihiRunLimits = (n: number): { runsMin: number; runsMax: number } | null => {
  if (n < 10) return null
  const above = Math.ceil(n / 2)
  const below = n - above
  const logs = logFactorials(n)
  const choose = (from: number, of: number) => logs[from]! - logs[of]! - logs[from - of]!
  /** The chance that those above fall into so many runs and those below into so many, in one order. */
  const chance = (up: number, down: number) =>
    up < 1 || down < 1 || up > above || down > below
      ? 0
      : Math.exp(choose(above - 1, up - 1) + choose(below - 1, down - 1) - choose(n, above))
  const chanceOf = (runs: number) => {
    const half = runs >> 1
    return runs % 2 === 0 ? 2 * chance(half, half) : chance(half, half + 1) + chance(half + 1, half)
  }
  const edge = (from: number, step: 1 | -1) => {
    let runs = from
    for (let seen = chanceOf(runs); seen <= 0.025; seen += chanceOf(runs)) runs += step
    return runs
  }
  return { runsMin: edge(2, 1), runsMax: edge(n, -1) }
}
