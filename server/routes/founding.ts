import { Type } from 'typebox'
import { isTimeZone } from '../../shared/shifts.ts'
import type { EventType } from '../../shared/state.ts'
import { firstBoard, type Template, templates } from '../../shared/templates.ts'
import type { House } from '../house.ts'
import { uuidV5 } from '../ids.ts'
import { Refusal } from '../refusal.ts'

/** Loose at the door like every field; read by who looks it up. */
export const TemplateKey = Type.String({
  maxLength: 2_000,
  description: `One of ${templates.map(({ key }) => key).join(', ')}.`,
})

export const needTemplate = (key: string): Template => {
  const found = templates.find(template => template.key === key)
  if (!found) throw new Refusal('not-understood', { field: 'template' })
  return found
}

export const needTimeZone = (timeZone: string): string => {
  if (!isTimeZone(timeZone)) throw new Refusal('bad-time-zone', { field: 'timeZone' })
  return timeZone
}

export interface Founding {
  team: string
  name: string
  organisation: string
  timeZone: string
  template: Template
  code: string
}

interface Bare {
  type: EventType
  [field: string]: unknown
}

/** The same id for the same words in the same place: written twice it is there once, written anew it counts anew. */
const withId = (place: string, draft: Bare) => ({ ...draft, id: uuidV5(`${place} ${JSON.stringify(draft)}`) })

/** What a new team starts with, written into its own stream. */
export const furnish = async (
  { log }: House,
  { team, name, organisation, timeZone, template, code }: Founding,
) => {
  const { shifts, topics, reasons } = template
  const drafts: Bare[] = [
    { type: 'team-named', name, organisation },
    { type: 'clock-set', timeZone, shifts: [...shifts] },
    { type: 'topics-set', topics: [...topics] },
    { type: 'reasons-set', reasons: [...reasons] },
    { type: 'board-arranged', panels: [...firstBoard] },
    { type: 'code-renewed', code },
  ]
  await log.write(
    `team:${team}`,
    drafts.map(draft => withId(team, draft)),
    { kind: 'system' },
  )
}
