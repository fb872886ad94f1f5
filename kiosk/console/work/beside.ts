import { ApiRefusal } from '../../../shared/look/api.ts'
import type { RefusalCode } from '../../../shared/refusals.ts'
import { workingDesk } from '../../../shared/words/en.ts'
import type { Told } from '../asking.ts'
import type { Desk } from '../at-desk.ts'
import { Amiss } from '../form/sending.ts'

/** The field that a refusal speaks of, where the server names none. */
const fields: Partial<Record<RefusalCode, string>> = {
  'plan-twice': 'plan',
  'plan-flat': 'shape',
  'break-empty': 'breaks',
  'reason-twice': 'reasons',
  'no-such-reason': 'reason',
  'column-twice': 'columns',
  'column-in-use': 'columns',
  'no-such-column': 'column',
  'label-taken': 'label',
}

/** What a refusal becomes beside its field; what is none of these stays what it is. */
export const besideField = (error: unknown, told: Told['type']) => {
  if (!(error instanceof ApiRefusal) || error.field) return error
  if (error.code === 'too-many-items' && told === 'token-placed')
    return new Amiss('label', workingDesk.flow.full)
  const field = Object.entries(fields).find(([code]) => code === error.code)?.[1]
  return field ? new Amiss(field, error.message) : error
}

/** Writes something down; what the server objects to stands beside the field that it is about. */
export const writeBeside = async ({ write }: Pick<Desk, 'write'>, told: Told) => {
  try {
    return await write(told)
  } catch (error) {
    throw besideField(error, told.type)
  }
}
