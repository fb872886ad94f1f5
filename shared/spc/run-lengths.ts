import type { Side } from './sides.ts'

/** The lengths of the runs of useful points on one side of the centre. */
export const runLengths = (useful: readonly Side[]): number[] => {
  const lengths: number[] = []
  useful.forEach((side, i) => {
    if (i > 0 && side === useful[i - 1]) lengths[lengths.length - 1]!++
    else lengths.push(1)
  })
  return lengths
}
