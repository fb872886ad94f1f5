import type { FileColumn } from '../measures/file-look.ts'

export const countParts = ['when', 'what', 'count', 'reference'] as const
export type CountPart = (typeof countParts)[number]

export const countWhats = ['done', 'arrived', 'required', 'undone'] as const
export type CountWhat = (typeof countWhats)[number]

/** Which column of a file of counts is what, by their places, and what a line says where no column says it. */
export type CountMapping = Partial<Record<CountPart, number>> & {
  all: CountWhat
  dates: 'day-first' | 'month-first'
}

export interface CountRow {
  line: number
  when: string
  what: CountWhat
  count: number
  /** Whether the log has it already. */
  known: boolean
}

/** What the server saw in a file of counts: nothing of it is written yet. */
export interface CountsLook {
  import: string
  name: string
  columns: readonly FileColumn[]
  guess: CountMapping
  remembered: boolean
  rows: readonly CountRow[]
  problems: readonly { line: number; column: string; message: string }[]
  moreProblems: number
  notes: readonly { line: number; message: string }[]
  counts: { good: number; bad: number; unchanged: number }
}

/** The mapping with another column for one part, or none. */
export const withCountColumn = (mapping: CountMapping, part: CountPart, at: number | null): CountMapping => {
  const { [part]: _, ...rest } = mapping
  return at === null ? rest : { ...rest, [part]: at }
}

/** Whether nothing of the file can be taken, whichever lines are left out. */
export const takesNothing = ({ problems, counts }: Pick<CountsLook, 'problems' | 'counts'>) =>
  counts.good === 0 || problems.some(({ line }) => line === 0)
