import type { Measure } from './measures.ts'

/** Settings that change what a chart says; who renames a measure moves nothing. */
const telling = [
  ...(['better', 'baseline', 'baselineFrom', 'baselineUntil', 'chart'] as const),
  ...(['target', 'targetBy', 'cadence', 'unit'] as const),
] as const
type Telling = (typeof telling)[number]

/** Something that was done to a measure: on which of its settings or points, from what to what, by whom and why. */
export interface Change {
  on: string
  by: string
  what: Telling | 'corrected' | 'rebased' | 'withdrawn' | 'ghosted' | 'counted' | 'annotated' | 'unannotated'
  /** The period it is about, or the empty string. */
  x: string
  from: string
  to: string
  why: string
}

type Done = Pick<Change, 'what'> & Partial<Pick<Change, 'x' | 'from' | 'to'>>

const HISTORY_KEPT = 40

/** What differs between two settings of a measure. */
export const differences = (was: Pick<Measure, Telling>, now: Pick<Measure, Telling>): Done[] =>
  telling
    .filter(what => was[what] !== now[what])
    .map(what => ({ what, from: String(was[what] ?? ''), to: String(now[what] ?? '') }))

/** The history of a measure with what was done now. */
export const noted = (
  { history }: Pick<Measure, 'history'>,
  done: readonly Done[],
  who: Pick<Change, 'on' | 'by' | 'why'>,
): readonly Change[] =>
  [...history, ...done.map(one => ({ x: '', from: '', to: '', ...one, ...who }))].slice(-HISTORY_KEPT)

/** The figures of a reading as they were read: 12, 12/30, or nothing. */
export const figures = (one: { y: number | null; n?: number | null } | undefined) => {
  if (!one || one.y === null) return ''
  return one.n === undefined || one.n === null ? String(one.y) : `${one.y}/${one.n}`
}
