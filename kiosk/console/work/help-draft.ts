import type { Help } from '../../../shared/help.ts'
import { workingDesk } from '../../../shared/words/en.ts'
import { firstHelp } from '../../../shared/work-templates.ts'
import type { Told } from '../asking.ts'
import { Amiss } from '../form/sending.ts'
import { type ChoiceRow, choicesIn } from '../team/choice-rows.tsx'
import { rowed } from '../team/draft.ts'
import { wholeIn } from './kind-draft.ts'

const MINUTES_MOST = 120

export const helpLists = ['kinds', 'places', 'responders'] as const
export type HelpList = (typeof helpLists)[number]

export type HelpDraft = Readonly<Record<HelpList, readonly ChoiceRow[]>> & { minutes: string }

/** Calls for help as they are set up, or as many begin. */
export const helpDraftOf = (help: Pick<Help, HelpList | 'minutes'>): HelpDraft => {
  const { kinds, places, responders, minutes }: Pick<Help, HelpList | 'minutes'> =
    help.kinds.length > 0 ? help : firstHelp
  return {
    kinds: kinds.map(rowed),
    places: places.map(rowed),
    responders: responders.map(rowed),
    minutes: String(minutes),
  }
}

/** What goes into the log; refuses what cannot be, beside its field. */
export const helpSet = ({ kinds, places, responders, minutes }: HelpDraft): Told => {
  const lists = { kinds: choicesIn(kinds), places: choicesIn(places), responders: choicesIn(responders) }
  const after = wholeIn(minutes, MINUTES_MOST)
  if (!after) throw new Amiss('minutes', workingDesk.help.needMinutes)
  return { type: 'help-set', ...lists, minutes: after }
}
