/** As much of an OpenAPI document as a person reads. */
export interface Schema {
  type?: string
  enum?: readonly unknown[]
  const?: unknown
  items?: Schema
  anyOf?: readonly Schema[]
  properties?: Readonly<Record<string, Schema>>
  required?: readonly string[]
  description?: string
  maxLength?: number
  minimum?: number
  maximum?: number
}

interface Operation {
  summary?: string
  tags?: readonly string[]
  requestBody?: { content?: Readonly<Record<string, { schema?: Schema }>> }
}

export interface OpenApi {
  paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  components?: { schemas?: Readonly<Record<string, Schema>> }
}

export interface Field {
  name: string
  what: string
  needed: boolean
}

export interface Call {
  id: string
  method: string
  path: string
  summary: string
  fields: readonly Field[]
}

/** A text may be this long before anything is said of it: that is no bound worth reading. */
const LOOSE = 2_000

const bounds = ({ minimum, maximum, maxLength }: Schema) => {
  if (maxLength !== undefined && maxLength < LOOSE) return `, ≤ ${maxLength}`
  if (minimum !== undefined && maximum !== undefined) return `, ${minimum}–${maximum}`
  return minimum === undefined ? '' : `, ≥ ${minimum}`
}

/** What a value may be, in a few words of JSON. */
export const whatOf = (schema: Schema): string => {
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map(one => JSON.stringify(one)).join(' | ')
  if (schema.anyOf) return schema.anyOf.map(whatOf).join(' | ')
  if (schema.type === 'array') return `[${schema.items ? whatOf(schema.items) : ''}]`
  if (schema.type === 'object' && schema.properties) {
    const inside = Object.entries(schema.properties).map(([name, one]) => `${name}: ${whatOf(one)}`)
    return `{ ${inside.join(', ')} }`
  }
  return `${schema.type ?? 'any'}${bounds(schema)}`
}

/** Of a body that is one thing or a list of them: the fields of the one. */
const ofOne = (schema: Schema): Schema =>
  schema.properties ? schema : (schema.anyOf?.find(({ properties }) => properties) ?? schema)

export const fieldsOf = (schema: Schema): Field[] => {
  const { properties = {}, required = [] } = ofOne(schema)
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    what: whatOf(schema),
    needed: required.includes(name),
  }))
}

/** The calls by what they are about, in the order they are declared. */
export const callsIn = ({ paths }: OpenApi): ReadonlyMap<string, readonly Call[]> => {
  const about = new Map<string, Call[]>()
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, { summary = '', tags = [], requestBody }] of Object.entries(methods)) {
      const fields = fieldsOf(requestBody?.content?.['application/json']?.schema ?? {})
      const tag = tags[0] ?? ''
      about.set(tag, [
        ...(about.get(tag) ?? []),
        { id: `${method} ${path}`, method: method.toUpperCase(), path, summary, fields },
      ])
    }
  }
  return about
}

/** The events that may be written, each with its fields; their names say what they are about. */
export const eventsIn = ({ components }: OpenApi): readonly { type: string; fields: readonly Field[] }[] =>
  Object.entries(components?.schemas ?? {})
    .filter(([, { properties }]) => properties?.['type'])
    .map(([type, schema]) => ({ type, fields: fieldsOf(schema).filter(({ name }) => name !== 'type') }))
