import type { Panel } from '../panel.ts'
import { answered } from './answered/answered.ts'
import { daysSince } from './days-since/days-since.ts'
import { flow } from './flow/flow.ts'
import { help } from './help/help.ts'
import { hours } from './hours/hours.ts'
import { ideas } from './ideas/ideas.ts'
import { jar } from './jar/jar.ts'
import { matrix } from './matrix/matrix.ts'
import { measure } from './measure/measure.ts'
import { mood } from './mood/mood.ts'
import { notice } from './notice/notice.ts'
import { pareto } from './pareto/pareto.ts'
import { qr } from './qr/qr.ts'
import { reasons } from './reasons/reasons.ts'
import { safetyCross } from './safety-cross/safety-cross.ts'
import { summary } from './summary/summary.ts'
import { work } from './work/work.ts'

// What the desk needs of a panel, so that this file stays its only window into the board.
export { type Choice, type Panel, type PanelGroup, panelGroups, type Settings } from '../panel.ts'

/** Every panel a board can show. A new panel is one folder and one line here. */
export const panels: readonly Panel[] = [
  jar,
  ideas,
  answered,
  notice,
  qr,
  safetyCross,
  daysSince,
  pareto,
  mood,
  measure,
  summary,
  matrix,
  work,
  hours,
  reasons,
  flow,
  help,
]

/** The panel of a kind; undefined for one that this build does not know. */
export const panelOf = (kind: string) => panels.find(one => one.kind === kind)
