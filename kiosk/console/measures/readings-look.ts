import type { Look, Mapping } from '../files/look.ts'

export const readingParts = ['period', 'value', 'numerator', 'denominator', 'note'] as const
export type ReadingPart = (typeof readingParts)[number]
export type ReadingMapping = Mapping & Partial<Record<ReadingPart, number>>

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

/** What the server saw in a file of readings. */
export interface ReadingsLook extends Look<ReadingMapping> {
  rows: readonly FileRow[]
}

export const partOf = ({ value, numerator }: FileRow) => value ?? numerator

/** Rows that put another value where one stands. */
export const replacing = ({ rows }: Pick<ReadingsLook, 'rows'>) =>
  rows.filter(row => row.was !== null && row.was !== partOf(row)).length
