import { workingFirst as words } from '../../../shared/words/en.ts'
import { workOrAll } from '../../chosen-work.ts'
import { laterPanel } from '../../panel.ts'

/** What got in the way of the work over the last days, most frequent first. */
export const reasons = laterPanel({
  kind: 'reasons',
  group: 'work',
  title: words.titles.reasons,
  settings: { work: '', days: 7 },
  labels: { work: words.which, days: words.days },
  choices: { work: workOrAll },
  pace: 'calm',
  think: () => import('./select.ts'),
  view: () => import('./reasons.tsx'),
})
