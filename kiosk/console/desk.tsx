import { useEffect, useRef } from 'preact/hooks'
import type { Connection } from '../../shared/look/freshness.ts'
import { common, desk as words } from '../../shared/words/en.ts'
import type { Section } from './address.ts'
import { Arrange } from './arrange/arrange.tsx'
import type { Desk } from './at-desk.ts'
import { ChartSection } from './charts/chart-page.tsx'
import { ConnectionsSection } from './connections/connections.tsx'
import { IdeasSection } from './ideas/ideas.tsx'
import { MeSection } from './me/me.tsx'
import { Late } from './measures/late.tsx'
import { MeasuresSection } from './measures/measures.tsx'
import { Nav } from './nav.tsx'
import { NoticesSection } from './notices/notices.tsx'
import { PeopleSection } from './people/people.tsx'
import { TeamsSection } from './people/teams.tsx'
import { ScreensSection } from './screens/screens.tsx'
import { Tabs } from './tabs.tsx'
import { TeamSection } from './team/team.tsx'
import { Welcome } from './welcome/welcome.tsx'
import { WorkSection } from './work/work.tsx'
import './desk.css'

const views: Record<Exclude<Section, 'menu'>, (props: { desk: Desk }) => preact.JSX.Element> = {
  welcome: Welcome,
  ideas: IdeasSection,
  screens: ScreensSection,
  board: Arrange,
  measures: MeasuresSection,
  work: WorkSection,
  measure: ChartSection,
  notices: NoticesSection,
  connections: ConnectionsSection,
  team: TeamSection,
  people: PeopleSection,
  teams: TeamsSection,
  me: MeSection,
}

/** What only the one who looks after the whole house may open. */
const forAdmins: readonly Section[] = ['people', 'teams']

/** What is no team's business. */
const ofNoTeam: readonly Section[] = [...forAdmins, 'me']

/** What stands at the top: the name of what is open, or of the section. */
const headOf = ({ place, state }: Desk, section: Section) =>
  (section === 'measure' ? state.measures[place.measure]?.name : undefined) ?? words.sections[section]

const sectionFor = ({ me, place }: Desk): Section =>
  !me.admin && forAdmins.includes(place.section) ? 'ideas' : place.section

interface Props {
  desk: Desk
  told: string
  connection: Connection
  demo: boolean
  /** Whether the team's state has come. */
  loaded: boolean
  onOut: () => void
}

export const DeskView = ({ desk, told, connection, demo, loaded, onOut }: Props) => {
  const section = sectionFor(desk)
  const head = headOf(desk, section)
  const main = useRef<HTMLElement>(null)
  const first = useRef(true)
  // An idea opens beside its list; whatever else opens is a page of its own.
  const item = section === 'ideas' ? '' : desk.place.item
  // Who came by a link stands at the top of what they asked for, also when they hear the page.
  useEffect(() => {
    if (!first.current) {
      main.current?.focus({ preventScroll: true })
      scrollTo({ top: 0 })
    }
    first.current = false
  }, [section, desk.place.measure, item])
  useEffect(() => {
    document.title = `${head} · ${desk.team.name} · ${common.product}`
  }, [head, desk.team.name])
  const View = section === 'menu' ? null : views[section]
  return (
    <div class="desk" data-section={section} data-open={desk.place.item ? 'item' : 'list'}>
      <Nav desk={desk} section={section} onOut={onOut} />
      <main ref={main} tabIndex={-1}>
        <header>
          <div>
            <p>{ofNoTeam.includes(section) ? desk.organisation : desk.team.name}</p>
            <h1>{head}</h1>
          </div>
          <p data-connection-is={connection}>
            {demo && <span>{common.demo}</span>}
            <span>{words.connection[connection]}</span>
          </p>
        </header>
        <p role="status" data-told={told !== ''}>
          {told}
        </p>
        {section === 'menu' && <p data-lead>{words.chooseBeside}</p>}
        {loaded && section === 'ideas' && !desk.place.item && <Late desk={desk} />}
        {View && (loaded ? <View desk={desk} /> : <p data-lead>{words.fetching}</p>)}
      </main>
      <Tabs desk={desk} section={section} />
    </div>
  )
}
