import { minutesOf, type Shift } from '../../../shared/shifts.ts'

const DAY = 1_440

const length = ({ from, to }: Shift) => (minutesOf(to) - minutesOf(from) + DAY) % DAY || DAY
const isClock = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)

export interface ShiftTrouble {
  what: 'name' | 'time' | 'twice' | 'overlap'
  name: string
  other: string
}

/** What is wrong with a pattern of shifts, if anything: the same the server would say, but with names. */
export const shiftTrouble = (shifts: readonly Shift[]): ShiftTrouble | null => {
  for (const shift of shifts) {
    if (!shift.name) return { what: 'name', name: '', other: '' }
    if (!isClock(shift.from) || !isClock(shift.to)) return { what: 'time', name: shift.name, other: '' }
  }
  for (const [at, shift] of shifts.entries()) {
    for (const other of shifts.slice(at + 1)) {
      const names = { name: shift.name, other: other.name }
      if (shift.from === other.from) return { what: 'twice', ...names }
      const apart = (minutesOf(other.from) - minutesOf(shift.from) + DAY) % DAY
      if (apart < length(shift) || DAY - apart < length(other)) return { what: 'overlap', ...names }
    }
  }
  return null
}

export interface Stretch {
  /** The shift's place in the list. */
  at: number
  name: string
  /** Minutes from the start of the working day. */
  from: number
  length: number
}

/** The working day as stretches, for a picture of it: each shift from the start of the first. */
export const stretchesOf = (shifts: readonly Shift[]): Stretch[] => {
  const first = shifts[0]
  if (!first || !shifts.every(({ from, to }) => isClock(from) && isClock(to))) return []
  const start = minutesOf(first.from)
  return shifts.map((shift, at) => {
    const from = (minutesOf(shift.from) - start + DAY) % DAY
    return { at, name: shift.name, from, length: Math.min(length(shift), DAY - from) }
  })
}
