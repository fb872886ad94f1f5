import { workingDesk } from '../../../shared/words/en.ts'
import type { WorkKind } from '../../../shared/work-kind.ts'

interface Where {
  address: string
  /** An instant of today to name as an example, epoch milliseconds. */
  hour: number
}

type What = 'done' | 'arrived' | 'required'

/** Commands that send counts of a kind, to be tried as they are once the key is put in. */
export const feedExamples = (
  { key, unit, demand }: Pick<WorkKind, 'key' | 'unit' | 'demand'>,
  { address, hour }: Where,
) => {
  const command = (item: object) =>
    [
      `curl -X POST ${address}/${key}`,
      `  -H 'Authorization: Bearer ${workingDesk.feeds.yourKey}'`,
      `  -H 'Content-Type: application/json'`,
      `  -d '${JSON.stringify(item)}'`,
    ].join(' \\\n')
  const happenedAt = new Date(hour).toISOString()
  const second: { what: What; item: object } =
    demand === 'feed'
      ? { what: 'arrived', item: { what: 'arrived', count: 2, unit, happenedAt, ref: 'message-4711' } }
      : { what: 'required', item: { what: 'required', count: 18 } }
  const examples: readonly { what: What; item: object }[] = [
    { what: 'done', item: { what: 'done', unit, ref: 'message-4712' } },
    second,
  ]
  return examples.map(({ what, item }) => ({ what, command: command(item) }))
}
