import { type Event, type EventType, eventTypes, kindOf } from '../../shared/state.ts'
import type { Dice } from './dice.ts'
import { idOf } from './every-event.ts'

interface Shape {
  type?: string
  const?: unknown
  anyOf?: Shape[]
  properties?: Record<string, Shape>
  required?: string[]
  patternProperties?: Record<string, Shape>
  items?: Shape
  minItems?: number
  maxItems?: number
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  pattern?: string
}

/** Names that are more than names to some engines. All of them are keys that the log may hold. */
const keys = ['early', 'late', 'night', 'constructor', 'valueof', 'a', '0', '9'.repeat(32)]
const days = [
  '2026-11-22',
  '2026-11-23',
  '2026-03-29',
  '2028-02-29',
  '2027-02-30',
  '0000-00-00',
  '9999-99-99',
]
const times = ['2026-11-23', '2026-11-23T07:30Z', '2026-11-23T07:30:00.000Z', '2025-01-01', '2026-02-30']
const clocks = ['00:00', '05:00', '07:00', '14:00', '21:00', '23:59']
const texts = [
  '__proto__',
  'constructor',
  ' ',
  '\u202eabc',
  '👩‍👩‍👧',
  '\u0000',
  '<b>',
  'Mrs Jones',
  '2026-11-23',
]
const numbers = [0, 1, -1, 0.5, 1e308, -1e308, 5e-324, Number.MAX_SAFE_INTEGER]

/** What makes the things that events speak of, by the field that names them. */
const makers = {
  ...{ idea: 'words-released', measure: 'measure-defined', annotation: 'annotation-made' },
  ...{ notice: 'notice-posted', work: 'work-defined', token: 'token-placed', call: 'help-called' },
}
const fields = Object.keys(makers)
/** So few of a kind are spoken of that events meet. */
const SPOKEN_OF = 30
const idAt = (field: string, n: number) => idOf((fields.indexOf(field) + 1) * 100_000 + n)

/** What people type: something odd, or the mark of its place, to be found again. */
type Writing = (place: string) => string | null

interface Making {
  die: Dice
  place: string
  write: Writing
}

const textOf = ({ die, place, write }: Making, { pattern, maxLength = 60 }: Shape): string => {
  const written = pattern ? null : write(place)
  if (written) return written.slice(0, maxLength)
  if (!pattern) return die.chance(0.1) ? 'W'.repeat(maxLength) : die.pick(texts).slice(0, maxLength)
  if (pattern === '^[a-z0-9]{6,12}$') return 'bcdfgh'
  if (pattern.startsWith('^[0-9a-f]{8}-')) return idAt(place.split('.').at(-1)!, die.upTo(SPOKEN_OF))
  if (pattern.includes('{64}')) return 'a'.repeat(64)
  if (pattern.includes('T[0-9]')) return die.pick(times)
  if (pattern.startsWith('^[0-9]{4}-')) return die.pick(days)
  if (pattern.includes('[01][0-9]')) return die.pick(clocks)
  return pattern.includes('{16,64}') ? 'S'.repeat(16) : die.pick(keys)
}

const numberOf = (die: Dice, { type, minimum = -Infinity, maximum = Infinity }: Shape) => {
  if (type === 'number' && die.chance(0.3)) return die.pick(numbers.filter(one => one >= minimum))
  if (die.chance(0.2)) return die.pick([Math.max(minimum, -1e9), Math.min(maximum, 1e9)])
  return Math.min(maximum, Math.max(minimum, die.upTo(30)))
}

/** Something that fits a schema, more often odd than not. */
const made = (making: Making, shape: Shape): unknown => {
  const { die } = making
  if (shape.const !== undefined) return shape.const
  if (shape.anyOf) return made(making, die.pick(shape.anyOf))
  if (shape.patternProperties) {
    const [of = {}] = Object.values(shape.patternProperties)
    return Object.fromEntries(Array.from({ length: die.upTo(4) }, () => [die.pick(texts), made(making, of)]))
  }
  switch (shape.type) {
    case 'string':
      return textOf(making, shape)
    case 'integer':
    case 'number':
      return numberOf(die, shape)
    case 'boolean':
      return die.chance(0.5)
    case 'array': {
      const least = shape.minItems ?? 0
      const most = Math.min(shape.maxItems ?? 4, least + 4)
      return Array.from({ length: least + die.upTo(most - least + 1) }, () => made(making, shape.items ?? {}))
    }
    case 'object':
      return Object.fromEntries(
        Object.entries(shape.properties ?? {})
          .filter(([name]) => shape.required?.includes(name) || die.chance(0.6))
          .map(([name, of]) => [name, made({ ...making, place: `${making.place}.${name}` }, of)]),
      )
    default:
      return null
  }
}

const streams = eventTypes.filter(type => kindOf(type)!.stream !== 'org')

interface How {
  write?: Writing
  types?: readonly EventType[]
}

/** Events that their own schemas would take, whoever may have sent them, in an order that nobody would expect. */
export const hostile = (
  die: Dice,
  count: number,
  { write = () => null, types = streams }: How = {},
): Event[] => {
  const madeOf = new Map<string, number>()
  return Array.from({ length: count }, (_, seq) => {
    const type = die.pick(types)
    const { kind } = kindOf(type)!
    const field = Object.entries(makers).find(([, maker]) => maker === type)?.[0]
    const nth = madeOf.get(type) ?? 0
    madeOf.set(type, nth + 1)
    const body = made({ die, place: type, write: place => write(`${place}#${seq}`) }, kind.body as Shape)
    const gone = die.chance(0.05) ? Object.fromEntries(kind.texts.map(name => [name, ''])) : {}
    const stamp = {
      ...{
        id: field ? idAt(field, nth) : idOf(seq),
        type,
        seq: seq + 1,
        at: 1_795_420_800_000 + seq * 1_000,
      },
      ...{
        day: die.pick(days.slice(0, 4)),
        shift: die.pick(keys),
        by: die.pick(['lead:x', 'device:y', 'system']),
      },
      ...(kind.timed ? { into: die.upTo(900) - 10 } : {}),
    }
    return { ...(body as object), ...gone, ...stamp } as unknown as Event
  })
}
