import { flow } from './flow.ts'
import { help } from './help.ts'
import { ideas } from './ideas.ts'
import { jar } from './jar.ts'
import { measures } from './measures.ts'
import { notices } from './notices.ts'
import { organisation } from './organisation.ts'
import { team } from './team.ts'
import { voices } from './voices.ts'
import { work } from './work.ts'

/** Every subject of the log. A new subject is one new file and one line here. */
export const subjects = { team, notices, ideas, jar, measures, work, flow, help, voices, organisation }
