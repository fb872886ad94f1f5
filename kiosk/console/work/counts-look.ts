import type { Look, Mapping } from '../files/look.ts'

export const countParts = ['when', 'what', 'count', 'reference'] as const
export type CountPart = (typeof countParts)[number]

export const countWhats = ['done', 'arrived', 'required', 'undone'] as const
export type CountWhat = (typeof countWhats)[number]

/** Which column of a file of counts is what, by their places, and what a line says where no column says it. */
export type CountMapping = Mapping & Partial<Record<CountPart, number>> & { all: CountWhat }

export interface CountRow {
  line: number
  when: string
  what: CountWhat
  count: number
  /** Whether the log has it already. */
  known: boolean
}

/** What the server saw in a file of counts. */
export interface CountsLook extends Look<CountMapping> {
  rows: readonly CountRow[]
}
