import { counted } from './counted-walk.ts'
import { kiosks } from './kiosk-walk.ts'
import { measured } from './measured-walk.ts'
import { type Walk, walks } from './walks.ts'
import { working } from './work-walk.ts'

/** Everything that is looked at; a new walk is one line here. */
export const everyWalk = { ...walks, kiosks, measured, working, counted } satisfies Record<string, Walk>
