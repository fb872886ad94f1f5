import { ApiRefusal, Unreachable } from '../../shared/look/api.ts'
import { common, desk as words, workingDesk } from '../../shared/words/en.ts'
import { hashOf, type Section } from './address.ts'
import type { TeamRow } from './asking.ts'
import type { Desk } from './at-desk.ts'
import { Button } from './form/button.tsx'
import { waitingIn } from './ideas/groups.ts'
import { lateFor } from './measures/late.ts'
import { inTreeOrder } from './people/tree.ts'
import { behindFor } from './work/behind.ts'
import './nav.css'

const ofTeam: readonly Section[] = [
  'ideas',
  'screens',
  'board',
  'measures',
  'work',
  'notices',
  'connections',
  'team',
  'welcome',
]
const ofHouse: readonly Section[] = ['people', 'teams']

interface Waiting {
  count: number
  /** The same for those who hear it. */
  heard: string
}

/** How many things in a section wait for somebody. What merely is there is no reason to call. */
export const waitingAt = ({ state, me, today }: Desk, section: Section): Waiting => {
  if (section === 'measures') {
    const late = lateFor(me.id, state.measures, today).length
    return { count: late, heard: words.measures.late.count(late) }
  }
  if (section === 'work') {
    const behind = behindFor(me.id, state.work).length
    return { count: behind, heard: workingDesk.behindCount(behind) }
  }
  const ideas = section === 'ideas' ? waitingIn(state.ideas).length : 0
  return { count: ideas, heard: words.waiting(ideas) }
}

interface Props {
  desk: Desk
  section: Section
  onOut: () => void
}

/** Teams, and under the open one its sections. */
export const Nav = ({ desk, section, onOut }: Props) => {
  const { me, team, teams, organisation } = desk
  const leave = async () => {
    try {
      await desk.ask('POST', '/sign-out')
    } catch (error) {
      if (!(error instanceof ApiRefusal || error instanceof Unreachable)) throw error
      if (error instanceof Unreachable) return desk.say(words.unreachable)
    }
    onOut()
  }
  return (
    <nav class="nav" aria-label={words.navigation} data-on-phone={section === 'menu' ? 'open' : 'shut'}>
      <p>
        <a href="/">{common.product}</a>
        <span>{organisation}</span>
      </p>
      <ul>
        {inTreeOrder(teams).map(one => (
          <OneTeam key={one.id} {...{ desk, section, one }} isOpen={one.id === team.id} />
        ))}
      </ul>
      {me.admin && (
        <ul data-house>
          {ofHouse.map(one => (
            <Link key={one} {...{ desk, one, section }} />
          ))}
        </ul>
      )}
      <div>
        <a
          href={hashOf({ team: team.id, section: 'me' })}
          aria-current={section === 'me' ? 'page' : undefined}
          aria-label={words.me.open(me.name)}
        >
          {me.name}
        </a>
        <Button weight="quiet" action="sign-out" onClick={() => void leave()}>
          {words.signOut}
        </Button>
      </div>
    </nav>
  )
}

interface OneTeamProps {
  desk: Desk
  section: Section
  one: TeamRow & { depth: number }
  isOpen: boolean
}

const OneTeam = ({ desk, section, one, isOpen }: OneTeamProps) => (
  <li data-depth={Math.min(one.depth, 3)} data-is={isOpen ? 'open' : 'shut'}>
    {isOpen ? (
      <>
        <b>{one.name}</b>
        <ul>
          {ofTeam.map(here => (
            <Link key={here} {...{ desk, section }} one={here} />
          ))}
        </ul>
      </>
    ) : (
      <a
        href={hashOf({
          team: one.id,
          section: ofHouse.includes(section) || section === 'menu' || section === 'me' ? 'ideas' : section,
        })}
      >
        {one.name}
      </a>
    )}
  </li>
)

/** A chart is opened from the measures, and stands among them. */
const isAround = (one: Section, section: Section) => one === 'measures' && section === 'measure'

const Link = ({ desk, one, section }: { desk: Desk; one: Section; section: Section }) => {
  const waiting = waitingAt(desk, one)
  return (
    <li>
      <a
        href={hashOf({ team: desk.team.id, section: one })}
        aria-current={one === section ? 'page' : isAround(one, section) ? 'true' : undefined}
      >
        {words.sections[one]}
        {waiting.count > 0 && <Count {...waiting} />}
      </a>
    </li>
  )
}

/** How many, as a figure for those who see it and as words for those who hear it. */
export const Count = ({ count, heard }: Waiting) => (
  <span data-count={count}>
    <span aria-hidden="true">{count}</span>
    <span data-heard>{heard}</span>
  </span>
)
