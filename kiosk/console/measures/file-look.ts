/** Which column of a file is what, by their places. */
export interface Mapping {
  period?: number
  value?: number
  numerator?: number
  denominator?: number
  note?: number
  dates: 'day-first' | 'month-first'
}
export type Part = 'period' | 'value' | 'numerator' | 'denominator' | 'note'

export interface FileColumn {
  at: number
  letter: string
  name: string
  samples: readonly string[]
}

export interface FileRow {
  line: number
  period: string
  value: number | null
  numerator: number | null
  denominator: number | null
  note: string
  /** What stands for the period now. */
  was: number | null
}

/** What the server saw in a file: nothing of it is written yet. */
export interface Look {
  import: string
  name: string
  columns: readonly FileColumn[]
  guess: Mapping
  remembered: boolean
  rows: readonly FileRow[]
  problems: readonly { line: number; column: string; message: string }[]
  moreProblems: number
  notes: readonly { line: number; message: string }[]
  counts: { good: number; bad: number; unchanged: number }
}

export const partOf = ({ value, numerator }: FileRow) => value ?? numerator

/** Rows that put another value where one stands. */
export const replacing = ({ rows }: Look) =>
  rows.filter(row => row.was !== null && row.was !== partOf(row)).length

/** Whether what is wrong is wrong with the file itself, not with some of its lines. */
export const isFileWrong = ({ problems }: Pick<Look, 'problems'>) => problems.some(({ line }) => line === 0)

/** Whether nothing of it can be taken. */
export const isWhollyWrong = (look: Look) => look.counts.good === 0 || isFileWrong(look)

/** The mapping with another column for one part. */
export const withColumn = (mapping: Mapping, part: Part, at: number | null): Mapping => {
  const { [part]: _, ...rest } = mapping
  return at === null ? rest : { ...rest, [part]: at }
}
