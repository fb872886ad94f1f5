import type { Entry } from '../entry.ts'
import { check } from './check/check.ts'
import { done } from './done/done.ts'
import { help } from './help/help.ts'
import { idea } from './idea/idea.ts'
import { marble } from './marble/marble.ts'

/** Every kind of tap. A new entry is one new folder and one line here. */
export const entries: readonly Entry[] = [marble, idea, done, check, help]
