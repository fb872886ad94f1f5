import { openCalls } from '../../../shared/help.ts'
import { connections, workingDesk as says } from '../../../shared/words/en.ts'
import { workInUse } from '../../../shared/work-kind.ts'
import { hashOf } from '../address.ts'
import type { Desk } from '../at-desk.ts'
import { CountsFile } from './counts-file.tsx'
import { FlowPage } from './flow.tsx'
import { HelpPage } from './help.tsx'
import { KindTable } from './kind-table.tsx'
import { NewKind } from './new-kind.tsx'
import { OneKind } from './one-kind.tsx'
import { Typing } from './typing.tsx'
import '../form/button.css'
import './work.css'

const pages = ['work', 'flow', 'help', 'file'] as const
type PageName = (typeof pages)[number]
const ways: Partial<Record<string, (props: { desk: Desk }) => preact.JSX.Element>> = {
  flow: FlowPage,
  help: HelpPage,
  file: CountsFile,
}

/** Work, hour by hour: the kinds that are counted, what flows, calls for help, and counts from a file. */
export const WorkSection = ({ desk }: { desk: Desk }) => {
  const { place, state } = desk
  const here = pages.find(page => page === place.item) ?? 'work'
  const Page = ways[place.item]
  return (
    <div class="work">
      <Pages desk={desk} here={here} />
      {Page ? (
        <Page desk={desk} />
      ) : state.team.shifts.length === 0 ? (
        <NoShifts desk={desk} />
      ) : (
        <Kinds desk={desk} />
      )}
    </div>
  )
}

const Pages = ({ desk, here }: { desk: Desk; here: PageName }) => {
  const open = openCalls(desk.state.help).length
  return (
    <nav aria-label={says.pagesLabel} data-pages>
      {pages.map(page => (
        <a
          key={page}
          href={hashOf({ team: desk.team.id, section: 'work', item: page === 'work' ? '' : page })}
          aria-current={page === here ? (desk.place.item && page === 'work' ? 'true' : 'page') : undefined}
        >
          {says.pages[page]}
          {page === 'help' && open > 0 && (
            <span data-open>
              <span aria-hidden="true">{open}</span>
              <span data-heard>{says.openCalls(open)}</span>
            </span>
          )}
        </a>
      ))}
    </nav>
  )
}

const NoShifts = ({ desk }: { desk: Desk }) => (
  <>
    <p data-lead>{says.noShifts}</p>
    <p>
      <a href={hashOf({ team: desk.team.id, section: 'team' })}>{says.toShifts}</a>
    </p>
  </>
)

const Kinds = ({ desk }: { desk: Desk }) => {
  const { place, state, team } = desk
  if (!place.item) return <Everything desk={desk} />
  const open = state.work[place.item]
  return (
    <>
      <p>
        <a data-back href={hashOf({ team: team.id, section: 'work' })}>
          {says.back}
        </a>
      </p>
      {place.item === 'new' ? (
        <NewKind desk={desk} />
      ) : open && !open.ended ? (
        <OneKind key={open.id} desk={desk} kind={open} />
      ) : (
        <p data-lead>{says.gone}</p>
      )}
    </>
  )
}

const Everything = ({ desk }: { desk: Desk }) => {
  const kinds = workInUse(desk.state.work)
  return (
    <>
      <p data-lead>{kinds.length > 0 ? says.tells : says.none}</p>
      <p data-ways>
        <a
          href={hashOf({ team: desk.team.id, section: 'work', item: 'new' })}
          class="button"
          data-weight="main"
          data-action="new-kind"
        >
          {says.make}
        </a>
        <a href={hashOf({ team: desk.team.id, section: 'connections' })} data-action="connections">
          {connections.toHere}
        </a>
      </p>
      {kinds.length > 0 && (
        <section aria-labelledby="kinds-head">
          <h2 id="kinds-head">{says.listHead(kinds.length)}</h2>
          <KindTable desk={desk} kinds={kinds} />
        </section>
      )}
      <Typing desk={desk} kinds={kinds} />
    </>
  )
}
