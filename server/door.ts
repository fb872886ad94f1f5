import { identifiersIn, isTitled, type Stop } from '../shared/identifiers.ts'
import { isPlain, isSeen } from '../shared/short-text.ts'
import { type Draft, eventTypes, kindOf } from '../shared/state.ts'
import { Id, type Kind, type Stream, type Writer } from '../shared/subject.ts'
import { Refusal } from './refusal.ts'
import { type Check, checkOf } from './schema.ts'

/** A draft that was understood: whose it is, what it says, and which of that is text. */
export interface Understood {
  id: string
  type: Draft['type']
  stream: Stream
  kind: Kind
  writer: Writer
  happenedAt: number | undefined
  body: Record<string, unknown>
  texts: Record<string, string>
}

const checks = new Map<string, Check>(eventTypes.map(type => [type, checkOf(kindOf(type)!.kind.body)]))
const idCheck = checkOf(Id)

// Control characters but line breaks and tabs; they have no look, and some tools end a text at them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/

/** A phone number may stand in a lead's notice; a patient's number or birthday may stand nowhere. */
const neverAllowed: readonly Stop[] = ['nhs-number', 'birth-date']
const isNameless = (writer: Writer) => writer === 'device' || writer === 'phone' || writer === 'ticket'

const checkText = (field: string, text: string, writer: Writer, isLabel: boolean) => {
  if (!text.isWellFormed() || CONTROL.test(text) || (isLabel && !isPlain(text)))
    throw new Refusal('bad-text', { field })
  if (!isSeen(text)) throw new Refusal('text-empty', { field })
  const { stop } = identifiersIn(text)
  const counts = isLabel || isNameless(writer) ? stop : stop.filter(found => neverAllowed.includes(found))
  if (counts.length > 0 || (isLabel && isTitled(text))) throw new Refusal('identifier-found', { field })
}

/** Names, units and the like, however deep: all text of a body but what a person wrote freely. */
const checkNames = (field: string, value: unknown) => {
  if (typeof value === 'string') {
    if (!isPlain(value)) throw new Refusal('bad-text', { field })
    if (value !== '' && !isSeen(value)) throw new Refusal('text-empty', { field })
  } else if (typeof value === 'object' && value !== null) {
    for (const one of Object.values(value)) checkNames(field, one)
  }
}

const complain = (check: Check): Refusal => {
  const error = check.wrong()
  const field = error?.instancePath.split('/')[1] || undefined
  const about = field === undefined ? {} : { field }
  if (error?.keyword === 'maxLength') return new Refusal('too-long', about)
  if (error?.keyword === 'minLength') return new Refusal('text-empty', about)
  return new Refusal('not-understood', about)
}

/** Checks a draft once, at the door. Throws a refusal for whatever is not a draft that this writer may send. */
export const understand = (draft: unknown, writer: Writer): Understood => {
  if (typeof draft !== 'object' || draft === null || Array.isArray(draft)) throw new Refusal('not-understood')
  const { id, type, happenedAt, ...body } = draft as Record<string, unknown>
  const known = typeof type === 'string' ? kindOf(type) : undefined
  if (!known) throw new Refusal('unknown-event', { field: 'type' })
  if (!idCheck.is(id)) throw new Refusal('not-understood', { field: 'id' })
  if (happenedAt !== undefined && !Number.isSafeInteger(happenedAt))
    throw new Refusal('not-understood', { field: 'happenedAt' })
  const { kind, stream } = known
  if (!kind.by.includes(writer)) throw new Refusal('not-allowed')
  const check = checks.get(type as string)!
  if (!check.is(body)) throw complain(check)
  const texts: Record<string, string> = {}
  for (const field of kind.texts) {
    const text = body[field]
    if (typeof text !== 'string') continue
    if (kind.prose.includes(field) && writer !== 'system')
      checkText(field, text, writer, kind.labels.includes(field))
    texts[field] = text
    delete body[field]
  }
  if (writer !== 'system') for (const [field, value] of Object.entries(body)) checkNames(field, value)
  return {
    id: id as string,
    type: type as Draft['type'],
    stream,
    kind,
    writer,
    happenedAt: happenedAt as number | undefined,
    body,
    texts,
  }
}
