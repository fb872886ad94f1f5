import { REF_MOST } from '../feed/items.ts'
import { instantIn } from '../feed/moment.ts'
import { Refusal } from '../refusal.ts'

const PAYLOAD_MOST = 64_000

/** What a message says: items as the HTTP API takes them. */
export interface Said {
  items: readonly unknown[]
  sentAt: number | null
}

const parsed = (payload: Uint8Array): unknown => {
  if (payload.length > PAYLOAD_MOST) throw new Refusal('too-large')
  try {
    return JSON.parse(Buffer.from(payload).toString('utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refusal('not-json')
    throw error
  }
}

const isPlain = (given: unknown): given is Record<string, unknown> =>
  typeof given === 'object' && given !== null && !Array.isArray(given)

/** The topic says what it is about; an item that says so too must agree. */
const about = (given: unknown, what: string): unknown => {
  if (typeof given === 'number') return { what, count: given }
  if (!isPlain(given)) throw new Refusal('not-understood')
  if (given['what'] !== undefined && given['what'] !== what)
    throw new Refusal('not-understood', { field: 'what' })
  return { ...given, what }
}

/** Reads a message: a bare number, an item, a list of either, or an envelope with the sender's clock. */
export const saidIn = (payload: Uint8Array, what: string): Said => {
  const given = parsed(payload)
  const isLetter = isPlain(given) && 'items' in given
  const { items = given, sentAt } = isLetter ? given : {}
  const all: readonly unknown[] = Array.isArray(items) ? items : [items]
  if (all.length === 0) throw new Refusal('not-understood', { field: 'items' })
  return {
    items: all.map(item => about(item, what)),
    sentAt: sentAt === undefined ? null : instantIn(sentAt, 'sentAt'),
  }
}

/** Whether every item carries a name of its own, so that it is written once however often it comes. */
export const areNamed = ({ items }: Said) =>
  items.every(item => isPlain(item) && (item['id'] !== undefined || isRef(item['ref'])))
const isRef = (ref: unknown) => typeof ref === 'string' && ref.length > 0 && ref.length <= REF_MOST
