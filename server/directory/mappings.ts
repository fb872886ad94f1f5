import type { Book } from './book.ts'
import type { Mapping } from './document.ts'

export interface Mappings {
  /** The columns a measure was read from last. */
  of(measure: string): Mapping | null
  keep(measure: string, mapping: Mapping): Promise<void>
}

/** A convenience of whoever brings files, not a fact about the work: so it is not in the log. */
export const mappingsIn = (book: Book): Mappings => ({
  of: measure =>
    Object.hasOwn(book.now.mappings ?? {}, measure) ? (book.now.mappings?.[measure] ?? null) : null,
  keep: (measure, mapping) =>
    book.change(next => {
      next.mappings = { ...next.mappings, [measure]: mapping }
    }),
})
