import type { ComponentType } from 'preact'
import { useCallback, useEffect, useState } from 'preact/hooks'
import { mondayOf } from '../shared/days.ts'
import { inTray, pourOf, weekOf } from '../shared/jar.ts'
import { placeOf } from '../shared/shifts.ts'
import type { State } from '../shared/state.ts'
import { kiosk as words } from '../shared/words/en.ts'
import { Attract } from './attract.tsx'
import type { Entry, Opened, ScreenProps, Tools } from './entry.ts'
import { newestAnswered } from './happened.ts'
import { useQuiet } from './idle.ts'
import { IdleWarning } from './idle-warning.tsx'
import { JarSide } from './jar-side.tsx'
import { Mast } from './mast.tsx'
import type { Report } from './outbox.ts'
import { PlainNews } from './plain-news.tsx'
import { ServiceSheet, useCornerTaps } from './service-sheet.tsx'
import { timeAt } from './team-time.ts'
import './kiosk.css'

type Connection = 'live' | 'late' | 'offline'

type Showing =
  | { at: 'home' }
  | { at: 'giving'; choice: string | null }
  | { at: 'entry'; kind: string; Screen: ComponentType<ScreenProps> }
  | { at: 'thanks' }
  | { at: 'not-saved' }
  | { at: 'not-here' }

const home: Showing = { at: 'home' }
const THANKS_MS = 4_000
const CLOCK_EVERY_MS = 5_000

interface Props extends Omit<Tools, 'state' | 'offline'> {
  entries: readonly Entry[]
  state: State
  connection: Connection
  report: Report
  /** Marbles that fell here and that the state does not count yet. */
  extra: number
  name: string
  build: string
  /** Whether all this is made up. */
  demo: boolean
  /** What a lead wants to see written on this screen; empty for nothing. */
  identify: string
  onReload: () => void
  onForget: () => void
  /** Told when somebody is in the middle of something, and when not. */
  onBusy: (busy: boolean) => void
}

const useNow = (now: () => number) => {
  const [at, setAt] = useState(now)
  useEffect(() => {
    const look = () => setAt(now())
    look()
    const timer = setInterval(look, CLOCK_EVERY_MS)
    return () => clearInterval(timer)
  }, [now])
  return at
}

const mondayAt = (at: number, { team }: State) => mondayOf(placeOf(at, team).day)

const keepsIn = (showing: Showing, entries: readonly Entry[]) =>
  showing.at !== 'entry' || entries.every(({ kind, keeps }) => kind !== showing.kind || keeps)

const BESIDE_THE_JAR = 2

/** More than a few things to do stand in a row of their own, under the jar and the faces. */
const isWide = (entries: readonly Entry[], state: State) =>
  entries.filter(({ choices, offered }) => choices.length === 0 && offered(state)).length > BESIDE_THE_JAR

const after = ({ kept, Screen }: Opened, kind: string): Showing => {
  if (Screen) return { at: 'entry', kind, Screen }
  return { at: kept ? 'thanks' : 'not-here' }
}

/** A tap on the first screen, from the finger to what follows it. */
const useShowing = (tools: Tools) => {
  const [showing, show] = useState<Showing>(home)
  const goHome = useCallback(() => show(home), [])
  const open = async (entry: Entry, choice: string | null) => {
    if (showing.at !== 'home') return
    const giving: Showing = { at: 'giving', choice }
    show(giving)
    const opened = await entry.open(choice, tools).catch(error => {
      show({ at: 'not-saved' })
      throw error
    })
    if (opened.kept === 'nowhere') show({ at: 'not-saved' })
    // Whoever tapped may have gone, and the next be in the middle of something.
    else show(was => (was === giving ? after(opened, entry.kind) : was))
  }
  useEffect(() => {
    if (showing.at !== 'thanks') return
    const timer = setTimeout(goHome, THANKS_MS)
    return () => clearTimeout(timer)
  }, [showing.at, goHome])
  return { showing, show, goHome, open }
}

/** What stands beside the jar, or over it: the first screen, an entry's own, a piece of news. */
const Doing = ({
  showing,
  show,
  goHome,
  open,
  tools,
  entries,
}: ReturnType<typeof useShowing> & { tools: Tools; entries: readonly Entry[] }) => {
  const { state } = tools
  switch (showing.at) {
    case 'home':
    case 'giving':
      return (
        <Attract
          entries={entries
            .filter(({ offered }) => offered(state))
            .map(entry => ({ entry, words: entry.words(tools), news: entry.news(tools) }))}
          answered={newestAnswered(state)}
          giving={showing.at === 'giving' ? showing.choice : null}
          wide={isWide(entries, state)}
          onOpen={(entry, choice) => void open(entry, choice)}
        />
      )
    case 'entry':
      return (
        <showing.Screen
          key={showing.kind}
          {...tools}
          home={goHome}
          notSaved={() => show({ at: 'not-saved' })}
        />
      )
    case 'thanks':
      return <PlainNews tone="good" {...words.thanks} done={words.marble.done} onDone={goHome} />
    case 'not-here':
      return <PlainNews tone="bad" {...words.notHere} onDone={goHome} />
    case 'not-saved':
      return <PlainNews tone="bad" {...words.notSaved} onDone={goHome} />
  }
}

/** The whole kiosk. Takes all it shows and does as props; asks nobody. */
export const Kiosk = (props: Props) => {
  const { state, keep, tell, now, url, entries, report, extra } = props
  const offline = props.connection === 'offline'
  const tools: Tools = { state, keep, tell, now, url, offline }
  const { showing, show, goHome, open } = useShowing(tools)
  const [service, setService] = useState(false)
  const at = useNow(now)
  const busy = showing.at !== 'home' || service
  const goneHome = useCallback(() => {
    setService(false)
    goHome()
  }, [goHome])
  const { quiet, stay } = useQuiet(busy, goneHome)
  useCornerTaps(useCallback(() => setService(true), []))
  useEffect(() => props.onBusy(busy), [busy, props.onBusy])

  return (
    <main class="kiosk" data-showing={showing.at}>
      <Mast
        team={state.team.name}
        lots={state.team.lots}
        clock={timeAt(at, state.team)}
        offline={offline}
        keeps={keepsIn(showing, entries)}
        demo={props.demo}
        report={report}
      />
      <div class="stage" data-wide={isWide(entries, state)}>
        <JarSide
          known={state.team.name !== ''}
          tray={Math.max(0, inTray(state.voices, state.jar) + extra)}
          good={weekOf(state.jar, mondayAt(at, state)).good}
          pour={pourOf(state.jar, mondayAt(at, state))}
        />
        <div class="doing">
          <Doing {...{ showing, show, goHome, open, tools, entries }} />
        </div>
      </div>
      {quiet.is === 'warning' && <IdleWarning secondsLeft={quiet.secondsLeft} onStay={stay} />}
      {service && <ServiceSheet {...props} onClose={() => setService(false)} />}
      {props.identify && <p class="identify">{props.identify}</p>}
    </main>
  )
}
