import { workingFirst as words } from '../shared/words/en.ts'
import { type Work, type WorkKind, workInUse } from '../shared/work-kind.ts'
import type { Choices } from './panel.ts'

/** The kinds that a setting names by key or id; all in use where it names none. */
export const chosenWork = (all: Work, wanted: string): readonly WorkKind[] =>
  workInUse(all).filter(({ key, id }) => wanted === '' || wanted === key || wanted === id)

/** The kinds of work among which a setting may choose. */
export const workChoices: Choices = ({ work }) =>
  workInUse(work).map(({ key, name, id }) => ({ value: key, label: name, alias: id }))

/** The same, or all of them. */
export const workOrAll: Choices = state => [{ value: '', label: words.allOfIt }, ...workChoices(state)]
