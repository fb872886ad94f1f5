import type { Flow, FlowColumn } from '../../../shared/flow.ts'
import { desk, workingDesk } from '../../../shared/words/en.ts'
import { firstFlow } from '../../../shared/work-templates.ts'
import type { Told } from '../asking.ts'
import { Amiss } from '../form/sending.ts'
import { type Rowed, rowed, withKeys } from '../team/draft.ts'
import { wholeIn } from './kind-draft.ts'

const { flow: says } = workingDesk
const LIMIT_MOST = 99
const MINUTES_MOST = 10_080

export type ColumnRow = Rowed<{ key: string; name: string; limit: string; minutes: string }>

export interface FlowDraft {
  name: string
  columns: readonly ColumnRow[]
}

const typed = (n: number | undefined) => (n === undefined ? '' : String(n))

/** The board as it is, or as many begin. */
export const flowDraftOf = (flow: Pick<Flow, 'name' | 'columns'>): FlowDraft => {
  const { name, columns }: Pick<Flow, 'name' | 'columns'> = flow.columns.length > 0 ? flow : firstFlow
  return {
    name,
    columns: columns.map(one =>
      rowed({ key: one.key, name: one.name, limit: typed(one.limit), minutes: typed(one.minutes) }),
    ),
  }
}

export const blankColumn = (): ColumnRow => rowed({ key: '', name: '', limit: '', minutes: '' })

const numberIn = (field: string, text: string, most: number, sentence: string) => {
  if (!text.trim()) return undefined
  const found = wholeIn(text, most)
  const isFine = found !== null && found > 0
  // Minutes may have five digits.
  const long = /^\d{5}$/.test(text.trim()) && Number(text) <= most ? Number(text) : null
  if (!isFine && long === null) throw new Amiss(field, sentence)
  return long ?? found ?? undefined
}

const columnIn = ({ row, name, limit, minutes, key }: ColumnRow, names: readonly string[]): FlowColumn => {
  const plain = name.trim()
  if (!plain) throw new Amiss(`columns:${row}-name`, desk.team.needName)
  if (names.filter(other => other === plain).length > 1)
    throw new Amiss(`columns:${row}-name`, desk.team.nameTwice)
  const most = numberIn(`columns:${row}-limit`, limit, LIMIT_MOST, says.needLimit)
  const after = numberIn(`columns:${row}-minutes`, minutes, MINUTES_MOST, says.needMinutes)
  return {
    ...{ key, name: plain },
    ...(most === undefined ? {} : { limit: most }),
    ...(after === undefined ? {} : { minutes: after }),
  }
}

/** What goes into the log; refuses what cannot be, beside its field. */
export const flowSet = ({ name, columns }: FlowDraft): Told => {
  const plain = name.trim()
  if (!plain) throw new Amiss('name', says.needName)
  const names = columns.map(one => one.name.trim())
  return { type: 'flow-set', name: plain, columns: withKeys(columns.map(one => columnIn(one, names))) }
}
