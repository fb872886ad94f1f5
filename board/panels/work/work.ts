import { workingFirst as words } from '../../../shared/words/en.ts'
import { workOrAll } from '../../chosen-work.ts'
import { laterPanel } from '../../panel.ts'

/** How much work is required and done, whether that is on pace, and when all of it will be done. */
export const work = laterPanel({
  kind: 'work',
  group: 'work',
  title: words.titles.work,
  settings: { work: '' },
  labels: { work: words.which },
  choices: { work: workOrAll },
  pace: 'calm',
  think: () => import('./select.ts'),
  view: () => import('./work.tsx'),
})
