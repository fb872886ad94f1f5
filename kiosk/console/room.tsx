import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { ApiRefusal, call } from '../../shared/look/api.ts'
import { useLine } from '../../shared/look/line.ts'
import { mark } from '../../shared/look/page.ts'
import { placeOf } from '../../shared/shifts.ts'
import { common, desk } from '../../shared/words/en.ts'
import { hashOf, type Place, placeIn } from './address.ts'
import { Again } from './again.tsx'
import { useAsked } from './asked.ts'
import { type Ask, type Person, type TeamRow, writerTo } from './asking.ts'
import type { Desk } from './at-desk.ts'
import { DeskView } from './desk.tsx'
import { isAnythingWaiting } from './form/kept.ts'
import { Letterhead } from './home/letterhead.tsx'

const TYPED_RECENTLY_MS = 10 * 60_000
const TOLD_FOR_MS = 15_000
const LAST_TEAM = 'marblewall-last-team'

interface Teams {
  organisation: string
  teams: readonly TeamRow[]
}

/** The place in the address, kept in step with it. */
const usePlace = (): Place => {
  const [place, setPlace] = useState(() => placeIn(location.hash))
  useEffect(() => {
    const look = () => setPlace(placeIn(location.hash))
    addEventListener('hashchange', look)
    return () => removeEventListener('hashchange', look)
  }, [])
  return place
}

/** Whether nobody typed lately and nothing waits to be saved, so that the page does not start afresh under their fingers. */
const useTyping = () => {
  const last = useRef(Number.NEGATIVE_INFINITY)
  useEffect(() => {
    const note = () => {
      last.current = performance.now()
    }
    addEventListener('input', note)
    return () => removeEventListener('input', note)
  }, [])
  return () => performance.now() - last.current > TYPED_RECENTLY_MS && !isAnythingWaiting()
}

/** Asks the server, and notices when it no longer knows who is asking. */
const useAsking = () => {
  const [isOut, setOut] = useState(false)
  const ask = useMemo<Ask>(
    () => async (method, path, body) => {
      try {
        return await call(method, path, body)
      } catch (error) {
        if (error instanceof ApiRefusal && error.code === 'not-signed-in') setOut(true)
        throw error
      }
    },
    [],
  )
  return { ask, isOut, setOut }
}

const useNames = (ask: Ask, me: Person, team: string) => {
  const { value, again } = useAsked<{ people: readonly Pick<Person, 'id' | 'name'>[] }>(
    ask,
    `/teams/${team}/people`,
  )
  const nameOf = (by: string) => {
    const [kind, id] = by.split(':')
    if (kind === 'system') return common.product
    if (id === me.id) return me.name
    return value?.people.find(person => person.id === id)?.name ?? desk.somebody
  }
  return { nameOf, again }
}

/** What was done last. It goes after a while, and as soon as somebody leaves the section of the team that it was said in. */
const useTold = (here: string) => {
  const [told, set] = useState({ text: '', at: here })
  const now = useRef(here)
  now.current = here
  useEffect(() => {
    if (!told.text) return
    const clearing = setTimeout(() => set(was => ({ ...was, text: '' })), TOLD_FOR_MS)
    return () => clearTimeout(clearing)
  }, [told])
  useEffect(() => {
    set(was => (was.at === here ? was : { ...was, text: '' }))
  }, [here])
  return {
    told: told.at === here ? told.text : '',
    say: (text: string, at = now.current) => set({ text, at }),
  }
}

const leadsIn = ({ admin, roles }: Person, { teams }: Teams) =>
  teams.filter(({ id }) => admin || roles[id] === 'lead')

interface RoomProps {
  me: Person
  /** Looks again who is signed in: somebody signed out, or is called something else now. */
  onOut: () => Promise<void>
}

/** Finds out which teams somebody leads, and opens the desk of one. */
export const Room = ({ me, onOut }: RoomProps) => {
  const place = usePlace()
  const { ask, isOut, setOut } = useAsking()
  const { told, say } = useTold(hashOf({ team: place.team, section: place.section }))
  const { value, trouble, again } = useAsked<Teams>(ask, '/teams')
  if (!value) return <Letterhead head={desk.opening}>{trouble && <p role="alert">{trouble}</p>}</Letterhead>
  const teams = leadsIn(me, value)
  const team =
    teams.find(({ id }) => id === place.team) ??
    teams.find(({ id }) => id === localStorage.getItem(LAST_TEAM)) ??
    teams[0]
  if (!team) {
    return (
      <Letterhead head={desk.noTeamHead}>
        <p>{desk.noTeam}</p>
      </Letterhead>
    )
  }
  return (
    <>
      <OneDesk
        key={team.id}
        {...{ me, teams, team, place, ask, told, say, onOut }}
        organisation={value.organisation}
        renewTeams={again}
      />
      {isOut && <Again me={me} onLeave={() => setOut(false)} />}
    </>
  )
}

interface OneDeskProps
  extends RoomProps,
    Pick<Desk, 'teams' | 'team' | 'place' | 'ask' | 'organisation' | 'say'> {
  told: string
  renewTeams: () => Promise<void>
}

const OneDesk = ({ renewTeams, told, onOut, ...known }: OneDeskProps) => {
  const { me, team, ask } = known
  // The words people left are not kept on the computer of the one who reads them.
  const line = useLine({ team: team.id, cache: '', mayReload: useTyping() })
  const { nameOf, again } = useNames(ask, me, team.id)
  const write = useMemo(() => writerTo(team.id, ask), [team.id, ask])
  const { state, heads } = line.held
  const now = line.serverNow
  useEffect(() => localStorage.setItem(LAST_TEAM, team.id), [team.id])
  useEffect(() => {
    mark({ connection: line.connection, seq: heads.team + heads.voice })
  }, [line.connection, heads.team, heads.voice])
  const at: Desk = {
    ...known,
    ...{ state, now, write, nameOf },
    url: line.welcome?.url || location.origin,
    build: line.welcome?.build ?? '',
    today: placeOf(now(), state.team).day,
    timeZone: state.team.timeZone || 'UTC',
    renew: async () => void (await Promise.all([renewTeams(), again(), onOut()])),
  }
  return (
    <DeskView
      desk={at}
      told={told}
      connection={line.connection}
      demo={line.welcome?.demo ?? false}
      loaded={line.held.log !== ''}
      onOut={() => void onOut()}
    />
  )
}
