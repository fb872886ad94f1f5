import { countOn } from '../../../shared/daily-count.ts'
import { newId } from '../../../shared/id.ts'
import type { Measure } from '../../../shared/measures.ts'
import type { Draft } from '../../../shared/state.ts'

/** A number that was said here and that the wall may not know yet; null: taken back, nothing is said. */
interface Said {
  day: string
  y: number | null
  /** What the wall knew when it was said. */
  knew: number | null
}

/** How many were said of a day: what the wall knows, or what was said here and has not reached it. */
export class SaidHere {
  private readonly said = new Map<string, Said>()

  count({ id, readings }: Pick<Measure, 'id' | 'readings'>, day: string): number | null {
    const known = countOn({ readings }, day)
    const said = this.said.get(id)
    if (!said) return known
    if (said.day === day && said.knew === known) return said.y
    this.said.delete(id)
    return known
  }

  say({ id, readings }: Pick<Measure, 'id' | 'readings'>, day: string, y: number | null) {
    this.said.set(id, { day, y, knew: countOn({ readings }, day) })
  }
}

export interface Counted {
  measure: string
  day: string
  y: number
  /** What stood there before. */
  before: number | null
  happenedAt: number
}

const reading = ({ measure, day, happenedAt }: Counted, y: number | null) => ({
  id: newId(),
  type: 'reading-taken' as const,
  happenedAt,
  measure,
  x: day,
  y,
  source: 'kiosk',
})

/** How many there were on a day. */
export const counting = (counted: Counted): Draft => reading(counted, counted.y)

/** The old number again, with the reason; the log keeps both. */
export const takingBack = (counted: Counted, why: string): Draft => ({
  ...reading(counted, counted.before),
  why,
})
