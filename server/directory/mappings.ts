import type { Book } from './book.ts'
import type { Mapping, WorkMapping } from './document.ts'

export interface Mappings {
  /** The columns a measure was read from last. */
  of(measure: string): Mapping | null
  keep(measure: string, mapping: Mapping): Promise<void>
  ofWork(work: string): WorkMapping | null
  keepWork(work: string, mapping: WorkMapping): Promise<void>
}

/** A convenience of whoever brings files, not a fact about the work: so it is not in the log. */
export const mappingsIn = (book: Book): Mappings => ({
  of: measure =>
    Object.hasOwn(book.now.mappings ?? {}, measure) ? (book.now.mappings?.[measure] ?? null) : null,
  keep: (measure, mapping) =>
    book.change(next => {
      next.mappings = { ...next.mappings, [measure]: mapping }
    }),
  ofWork: work =>
    Object.hasOwn(book.now.workMappings ?? {}, work) ? (book.now.workMappings?.[work] ?? null) : null,
  keepWork: (work, mapping) =>
    book.change(next => {
      next.workMappings = { ...next.workMappings, [work]: mapping }
    }),
})
