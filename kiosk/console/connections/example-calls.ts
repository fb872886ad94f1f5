import type { Measure } from '../../../shared/measures.ts'
import { periodOf } from '../../../shared/periods.ts'
import type { WorkKind } from '../../../shared/work-kind.ts'
import { divides } from '../measures/sheet.ts'

/** What a command that sends something is put together from. */
export interface Sender {
  /** Where the team's calls begin. */
  address: string
  /** The secret of a key, or the word that it shall be put in place of. */
  key: string
}

export interface Example {
  what: 'reading' | 'done' | 'arrived' | 'required'
  command: string
}

const command = ({ address, key }: Sender, path: string, item: object) =>
  [
    `curl -X POST ${address}${path}`,
    `  -H 'Authorization: Bearer ${key}'`,
    `  -H 'Content-Type: application/json'`,
    `  -d '${JSON.stringify(item)}'`,
  ].join(' \\\n')

/** A command that sends one reading, to be tried as it is. */
export const readingExample = (
  measure: Pick<Measure, 'key' | 'chart' | 'cadence'>,
  sender: Sender,
  today: string,
): Example => {
  const period = periodOf(today, measure.cadence) ?? today
  const numbers = divides(measure) ? { numerator: 9, denominator: 10 } : { value: 3 }
  return {
    what: 'reading',
    command: command(sender, `/measures/${measure.key}/readings`, { period, ...numbers }),
  }
}

/** Commands that send counts of a kind of work; `hour` is an instant of today to name as an example. */
export const workExamples = (
  { key, unit, demand }: Pick<WorkKind, 'key' | 'unit' | 'demand'>,
  sender: Sender,
  hour: number,
): readonly Example[] => {
  const happenedAt = new Date(hour).toISOString()
  const path = `/work/${key}`
  return [
    { what: 'done', command: command(sender, path, { what: 'done', unit, ref: 'message-4712' }) },
    demand === 'feed'
      ? {
          what: 'arrived',
          command: command(sender, path, {
            what: 'arrived',
            count: 2,
            unit,
            happenedAt,
            ref: 'message-4711',
          }),
        }
      : { what: 'required', command: command(sender, path, { what: 'required', count: 18 }) },
  ]
}
