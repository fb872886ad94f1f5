/** 1 above, -1 below, 0 exactly on the centre. */
export type Side = -1 | 0 | 1

/** On which side of its centre each value lies; none where either is missing. Strict, without tolerance. */
export const sides = (
  values: readonly (number | null)[],
  centres: readonly (number | null)[],
): (Side | null)[] =>
  values.map((value, i) => {
    const centre = centres[i] ?? null
    if (value === null || centre === null) return null
    return value > centre ? 1 : value < centre ? -1 : 0
  })
