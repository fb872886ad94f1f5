import { type DateOrder, looksLikePeriod, orderOf } from '../../shared/dates.ts'
import type { WorkMapping as Remembered } from '../directory/document.ts'
import { isWhat, type What } from '../feed/items.ts'
import type { Column, Laid } from './columns.ts'

/** Which column is what, by their places. */
export interface WorkMapping {
  when?: number | undefined
  what?: number | undefined
  count?: number | undefined
  reference?: number | undefined
  /** What every row is where no column says it. */
  all: What
  dates: DateOrder
}
export const workParts = ['when', 'what', 'count', 'reference'] as const

const said = new Map<string, What>(
  Object.entries({
    arrived: 'arrived',
    arrival: 'arrived',
    requested: 'arrived',
    referred: 'arrived',
    new: 'arrived',
    done: 'done',
    completed: 'done',
    complete: 'done',
    finished: 'done',
    undone: 'undone',
    reopened: 'undone',
    required: 'required',
    plan: 'required',
    planned: 'required',
  }),
)

/** What a cell says happened; null where it says nothing of the kind. */
export const whatIn = (cell: string): What | null => said.get(cell.trim().toLowerCase()) ?? null

const sounds = {
  when: /\b(when|time|at|date|happened|timestamp|zeit|datum)\b/i,
  what: /\b(what|event|type|action|status|was)\b/i,
  count: /\b(count|number|units?|how many|quantity|anzahl)\b/i,
  reference: /\b(reference|ref|id|number|order|request|job)\b/i,
}

const rememberedIn = (columns: readonly Column[], kept: Remembered | null): WorkMapping | null => {
  if (!kept || !isWhat(kept.all)) return null
  const at = (name: string | undefined) => columns.find(column => column.name === name)?.at
  const named = workParts.filter(part => kept[part] !== undefined)
  if (named.some(part => at(kept[part]) === undefined)) return null
  return {
    ...Object.fromEntries(named.map(part => [part, at(kept[part])])),
    all: kept.all,
    dates: kept.dates,
  }
}

/** Guesses which column is what, by what was chosen last time, by headings, by what stands below. */
export const guessWork = ({ columns, rows }: Laid, kept: Remembered | null) => {
  const before = rememberedIn(columns, kept)
  if (before) return { mapping: before, isRemembered: true }
  const taken = new Set<number>()
  const find = (fits: (column: Column) => boolean) => {
    const found = columns.find(column => !taken.has(column.at) && fits(column))
    if (found) taken.add(found.at)
    return found?.at
  }
  const all = (fits: (cell: string) => boolean) => (column: Column) =>
    column.samples.length > 0 && column.samples.every(fits)
  const called = (sound: RegExp) => (column: Column) => sound.test(column.name)
  const when = find(all(looksLikePeriod)) ?? find(called(sounds.when))
  const what = find(all(cell => whatIn(cell) !== null))
  const isCount = all(cell => /^\d{1,4}$/.test(cell))
  const count = find(column => isCount(column) && called(sounds.count)(column))
  const reference = find(called(sounds.reference))
  const { order: dates } = orderOf(rows.map(({ cells }) => cells[when ?? -1] ?? ''))
  const mapping: WorkMapping = { when, what, count, reference, all: 'done', dates }
  return { mapping, isRemembered: false }
}

/** A mapping by what stands above the columns, to be remembered. */
export const rememberWork = (columns: readonly Column[], mapping: WorkMapping): Remembered | null => {
  const named = workParts.flatMap(part => {
    const name = columns[mapping[part] ?? -1]?.name
    return name === undefined ? [] : [[part, name] as const]
  })
  const { when, ...rest } = Object.fromEntries(named)
  return when === undefined ? null : { ...rest, when, all: mapping.all, dates: mapping.dates }
}
