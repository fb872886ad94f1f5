/** Which columns of a file are what, by their places, and how its days are written. */
export interface Mapping {
  dates: 'day-first' | 'month-first'
}

export interface FileColumn {
  at: number
  letter: string
  name: string
  samples: readonly string[]
}

/** What the server saw in a file: nothing of it is written yet. */
export interface Look<M extends Mapping> {
  import: string
  name: string
  columns: readonly FileColumn[]
  guess: M
  remembered: boolean
  problems: readonly { line: number; column: string; message: string }[]
  moreProblems: number
  notes: readonly { line: number; message: string }[]
  counts: { good: number; bad: number; unchanged: number }
}

type Wrong = Pick<Look<Mapping>, 'problems' | 'counts'>

/** Whether what is wrong is wrong with the file itself, not with some of its lines. */
export const isFileWrong = ({ problems }: Pick<Wrong, 'problems'>) => problems.some(({ line }) => line === 0)

/** Whether nothing of it can be taken, whichever lines are left out. */
export const isWhollyWrong = (look: Wrong) => look.counts.good === 0 || isFileWrong(look)

/** The mapping with another column for one part, or none: what is undefined is not sent. */
export const withColumn = <M extends Mapping>(mapping: M, part: keyof M & string, at: number | null): M => ({
  ...mapping,
  [part]: at ?? undefined,
})
