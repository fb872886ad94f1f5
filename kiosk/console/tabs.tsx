import { desk as words } from '../../shared/words/en.ts'
import { hashOf, type Section } from './address.ts'
import type { Desk } from './at-desk.ts'
import { Count, waitingAt } from './nav.tsx'
import './tabs.css'

const onPhone: readonly Section[] = ['ideas', 'measures', 'work', 'notices', 'menu']

/** What is looked at between two meetings, within a thumb's reach; on a phone only. */
export const Tabs = ({ desk, section }: { desk: Desk; section: Section }) => {
  // A chart is opened from the measures, and stands among them.
  const among = section === 'measure' ? 'measures' : section
  const here = onPhone.includes(among) ? among : 'menu'
  return (
    <nav class="tabs" aria-label={words.tabs}>
      {onPhone.map(one => {
        const waiting = waitingAt(desk, one)
        return (
          <a
            key={one}
            href={hashOf({ team: desk.team.id, section: one })}
            aria-current={one === here ? (one === section ? 'page' : 'true') : undefined}
          >
            {words.sections[one]}
            {waiting.count > 0 && <Count {...waiting} />}
          </a>
        )
      })}
    </nav>
  )
}
