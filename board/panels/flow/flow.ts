import { workingFirst as words } from '../../../shared/words/en.ts'
import { laterPanel } from '../../panel.ts'

/** Where each piece of work stands, the one that stands there longest first, and what holds it up. */
export const flow = laterPanel({
  kind: 'flow',
  group: 'work',
  title: words.titles.flow,
  settings: {},
  labels: {},
  pace: 'calm',
  think: () => import('./select.ts'),
  view: () => import('./flow.tsx'),
})
