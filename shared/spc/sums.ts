/** What there is of something that may be missing: a finite number, else nothing. */
export const finite = (value: number | null | undefined): number | null =>
  value !== null && value !== undefined && Number.isFinite(value) ? value : null

/** The numbers among these that are there. */
export const present = (values: readonly (number | null)[]): number[] =>
  values.filter((value): value is number => value !== null && Number.isFinite(value))

/**
 * Adds up finite numbers and carries what each addition loses (Neumaier 1974), so that a sum does not hang on the
 * order and 0.1 fifteen times is 1.5. Nothing adds up to 0; what passes the largest double is infinite.
 */
export const sum = (values: readonly number[]): number => {
  let total = 0
  let lost = 0
  for (const value of values) {
    const next = total + value
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total
    total = next
  }
  return Number.isFinite(total) ? total + lost : total
}

/**
 * The arithmetic mean of finite numbers, corrected once by the mean of what it misses, as R does. A point that lies
 * exactly on the mean is then found on it. Divides before adding where the sum would overflow. None of nothing.
 */
export const mean = (values: readonly number[]): number | null => {
  const count = values.length
  if (count === 0) return null
  const total = sum(values)
  const rough = Number.isFinite(total) ? total / count : sum(values.map(value => value / count))
  const missed = sum(values.map(value => value - rough)) / count
  return finite(Number.isFinite(missed) ? rough + missed : rough)
}

/** The value in the middle, or the mean of the two there. None of nothing. */
export const median = (values: readonly number[]): number | null => {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length >> 1
  return mean(sorted.slice(sorted.length % 2 ? half : half - 1, half + 1))
}

/** The standard deviation of a sample, n - 1 in the denominator. None of fewer than two. */
export const sampleDeviation = (values: readonly number[]): number | null => {
  const centre = mean(values)
  if (centre === null || values.length < 2) return null
  return finite(Math.sqrt(sum(values.map(value => (value - centre) ** 2)) / (values.length - 1)))
}
