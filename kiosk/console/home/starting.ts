import { templates } from '../../../shared/templates.ts'
import { home } from '../../../shared/words/en.ts'
import type { Option } from '../form/field.tsx'

const PASSWORD_LEAST = 10

export const isLongEnough = (password: string) => [...password].length >= PASSWORD_LEAST

/** The templates, each with what it brings. */
export const templateOptions: readonly Option[] = templates.map(({ key, name, shifts, topics }) => ({
  value: key,
  label: name,
  tells: home.brings(
    shifts.map(shift => shift.name),
    topics.map(topic => topic.name),
  ),
}))

/** The time zone of the computer somebody sits at. */
export const ownTimeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone

export const timeZones = (): readonly string[] => [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])]

export interface Start {
  code: string
  organisation: string
  name: string
  email: string
  password: string
  team: string
  timeZone: string
  template: string
}

/** The first field that is not filled in yet, with what to write there. */
export const missingIn = (start: Start): { field: keyof Start; sentence: string } | null => {
  const asked = ['code', 'organisation', 'name', 'email', 'password', 'team', 'timeZone'] as const
  const empty = asked.find(field => !start[field].trim())
  if (empty) return { field: empty, sentence: home.needs[empty] }
  if (!isLongEnough(start.password)) return { field: 'password', sentence: home.passwordShort }
  return null
}
