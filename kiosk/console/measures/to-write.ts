import type { Ready, Sheet } from './sheet.ts'
import type { ToWrite } from './writing-all.ts'

const numbersOf = ({ x, y, n }: Ready) => ({ x, y, ...(n === null ? {} : { n }) })

/** What a sheet comes to as drafts, oldest period first; what stood there with another value is corrected. */
export const toWrite = ({ fresh, other }: Sheet, measure: string, why: string): ToWrite[] => {
  const taken = fresh.map((one): ToWrite & { x: string } => ({
    x: one.x,
    row: one.row,
    told: {
      type: 'reading-taken',
      measure,
      ...numbersOf(one),
      ...(one.note ? { note: one.note } : {}),
      source: one.isPasted ? 'pasted' : 'typed',
    },
  }))
  const corrected = other.map((one): ToWrite & { x: string } => ({
    x: one.x,
    row: one.row,
    told: { type: 'reading-corrected', measure, ...numbersOf(one), why },
  }))
  return [...taken, ...corrected]
    .sort((a, b) => a.x.localeCompare(b.x))
    .map(({ row, told }) => ({ row, told }))
}
