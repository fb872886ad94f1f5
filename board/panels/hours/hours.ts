import { workingFirst as words } from '../../../shared/words/en.ts'
import { workChoices } from '../../chosen-work.ts'
import { laterPanel } from '../../panel.ts'

/** Plan and actual hour by hour, what got in the way, and whether a lead has seen it. */
export const hours = laterPanel({
  kind: 'hours',
  group: 'work',
  title: words.titles.hours,
  settings: { work: '' },
  labels: { work: words.which },
  choices: { work: workChoices },
  pace: 'calm',
  think: () => import('./select.ts'),
  view: () => import('./hours.tsx'),
})
