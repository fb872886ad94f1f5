import { hash, randomBytes } from 'node:crypto'
import type { Entry, Kept } from './store.ts'
import { Damaged } from './store.ts'

/** The hash before the first row of a stream. */
export const START = ''

export interface Link {
  seq: number
  id: string
  /** The event without its texts, as JSON, with a digest for each text. */
  doc: string
  hash: string
}

export interface SaltedText {
  field: string
  salt: string
  text: string
}

const SALT_BYTES = 16
let chance = Buffer.alloc(0)

/** Sixteen random bytes as text. Chance is fetched for many at once: one by one it takes as long as the row it salts. */
export const newSalt = () => {
  if (chance.length < SALT_BYTES) chance = randomBytes(256 * SALT_BYTES)
  const salt = chance.toString('base64url', 0, SALT_BYTES)
  // Used up, and gone from memory: who reads a salt here could tell what was erased.
  chance.fill(0, 0, SALT_BYTES)
  chance = chance.subarray(SALT_BYTES)
  return salt
}

const digestOf = ({ salt, text }: { salt: string; text: string }) => hash('sha256', salt + text, 'base64url')

/** Splits an entry into the link for the chain and the texts that are kept apart, each with a salt of its own. */
export const linkOf = (entry: Entry, seq: number, before: string): { link: Link; texts: SaltedText[] } => {
  const fields = Object.keys(entry.texts)
  const texts = fields.map(field => ({ field, salt: newSalt(), text: entry.texts[field]! }))
  const sealed = texts.length
    ? { ...entry.doc, texts: Object.fromEntries(texts.map(one => [one.field, digestOf(one)])) }
    : entry.doc
  const doc = JSON.stringify(sealed)
  return { link: { seq, id: entry.id, doc, hash: hashOf(before, seq, entry.id, doc) }, texts }
}

const hashOf = (before: string, seq: number, id: string, doc: string) =>
  hash('sha256', `${before}|${seq}|${id}|${doc}`, 'base64url')

/** Reads a link back as an event, proving that it follows the one before and that its texts are those written. */
export const readLink = (
  stream: string,
  before: { seq: number; hash: string },
  link: Link,
  texts: readonly SaltedText[],
): Kept => {
  if (link.seq !== before.seq + 1 || hashOf(before.hash, link.seq, link.id, link.doc) !== link.hash)
    throw new Damaged(stream, before.seq + 1)
  return openLink(stream, link, texts)
}

/** Reads a link back without its neighbours. */
export const openLink = (
  stream: string,
  { seq, id, doc: json }: Link,
  texts: readonly SaltedText[],
): Kept => {
  const { texts: sealed = {}, ...doc }: Record<string, unknown> & { texts?: Record<string, string> } =
    JSON.parse(json)
  const read: Record<string, string> = {}
  for (const field of Object.keys(sealed)) {
    const found = texts.find(one => one.field === field)
    if (found && digestOf(found) !== sealed[field]) throw new Damaged(stream, seq)
    read[field] = found?.text ?? ''
  }
  return { stream, id, seq, doc, texts: read, seal: texts.map(({ salt }) => salt).join('') }
}

const UNCOMPARED = new Set(['at', 'day', 'shift', 'by', 'late', 'happenedAt', 'into', 'promise'])

/** Whether a draft sent again says the same. Stamps are not compared, nor a text that was erased meanwhile. */
export const saysTheSame = (kept: Kept, entry: Entry): boolean => {
  const body = (doc: Record<string, unknown>) =>
    JSON.stringify(
      Object.entries(doc)
        .filter(([key]) => !UNCOMPARED.has(key))
        .sort(),
    )
  const fields = new Set([...Object.keys(kept.texts), ...Object.keys(entry.texts)]).difference(UNCOMPARED)
  return (
    body(kept.doc) === body(entry.doc) &&
    [...fields].every(field => kept.texts[field] === '' || kept.texts[field] === entry.texts[field])
  )
}
