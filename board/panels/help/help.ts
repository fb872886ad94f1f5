import { workingFirst as words } from '../../../shared/words/en.ts'
import { laterPanel } from '../../panel.ts'

/** Who needs help where, since when, and who is coming; calm when nobody does. */
export const help = laterPanel({
  kind: 'help',
  group: 'work',
  title: words.titles.help,
  settings: {},
  labels: {},
  pace: 'calm',
  think: () => import('./select.ts'),
  view: () => import('./help.tsx'),
})
