/** Where the packages and the published rules part ways, each choice by its name. */
export interface Reading {
  /** Whether moving ranges far above their average are left out of it. */
  screenOutliers: boolean
  /** Whether a point beyond a limit counts as one of two in three (MDC, November 2023: it does). */
  beyondCounts: boolean
  /** Where one point meets rules in both directions: show the improvement, or the first rule by order. */
  conflict: 'improvement' | 'order'
  /** How many points on one side make a shift, and how many in one direction a trend. */
  run: 6 | 7
  /** A rebase starts at the first point on or after its date, or only at a point of exactly that date. */
  rebase: 'from' | 'exact'
  /** Values a baseline needs before there are limits; below, the part is drawn as a run chart. */
  limitsFrom: number
  /** Values a part needs before its limits count as settled and icons are shown. */
  settledFrom: number
  /** What the target is held against where every value is the same: the value, or limits of no width. */
  constant: 'value' | 'limits'
  /** What assurance says where there are no limits: nothing, or hit-or-miss. */
  noLimits: 'none' | 'inconsistent'
  /**
   * Whether to do as qicharts2 does where nothing asks for it: an I′ chart takes its ranges from all points whatever
   * the baseline, a subgroup without observations is one of size 0, and rates without any denominator have runs about
   * an infinite centre.
   */
  quirks: boolean
  /** The fewest points a baseline of the first n may have. */
  baselineFrom: number
  /** What a baseline of the first n counts: values, or rows whether there is a value in them or not. */
  baselineCounts: 'values' | 'rows'
}

export type ReadingName = 'mdc' | 'nhsr'

export const readings: Record<ReadingName, Reading> = {
  /** NHS England, Making Data Count, as of November 2023. */
  mdc: {
    screenOutliers: false,
    beyondCounts: true,
    conflict: 'improvement',
    run: 7,
    rebase: 'from',
    limitsFrom: 12,
    settledFrom: 13,
    constant: 'value',
    noLimits: 'none',
    quirks: false,
    baselineFrom: 1,
    baselineCounts: 'values',
  },
  /** What NHSRplotthedots 0.2.2 reports, and qicharts2 0.8.1 when it is attached. */
  nhsr: {
    screenOutliers: true,
    beyondCounts: false,
    conflict: 'order',
    run: 7,
    rebase: 'exact',
    limitsFrom: 0,
    settledFrom: 0,
    constant: 'limits',
    noLimits: 'inconsistent',
    quirks: true,
    baselineFrom: 12,
    baselineCounts: 'rows',
  },
}
