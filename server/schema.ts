import { Ajv, type ErrorObject } from 'ajv'
import type { TSchema } from 'typebox'

// The checker that Fastify brings: a second one, as good, would take as much memory again.
const ajv = new Ajv({ strict: false, validateFormats: false, inlineRefs: true })

/** A check of anything against a schema. `wrong` tells what the last one failed at. */
export interface Check {
  is(value: unknown): boolean
  wrong(): ErrorObject | undefined
}

export const checkOf = (schema: TSchema): Check => {
  const validate = ajv.compile(schema)
  return { is: value => validate(value), wrong: () => validate.errors?.[0] }
}
