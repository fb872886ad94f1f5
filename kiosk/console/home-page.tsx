import { useEffect, useState } from 'preact/hooks'
import { ApiRefusal, call, Unreachable } from '../../shared/look/api.ts'
import { Jar } from '../../shared/look/jar/jar.tsx'
import { mark, mount, useOwnTheme } from '../../shared/look/page.ts'
import { common, desk, home } from '../../shared/words/en.ts'
import { hashOf } from './address.ts'
import type { Person } from './asking.ts'
import { Button } from './form/button.tsx'
import { Invited } from './home/invited.tsx'
import { Letterhead } from './home/letterhead.tsx'
import { SetUp } from './home/set-up.tsx'
import { SignIn } from './home/sign-in.tsx'

type Door =
  | { at: 'knocking' | 'away' }
  | { at: 'empty' | 'outside'; demo: boolean }
  | { at: 'inside'; demo: boolean; me: Person }

const toDesk = (team?: string) =>
  location.assign(`/console${team ? hashOf({ team, section: 'welcome' }) : ''}`)

const whoAmI = async (): Promise<Person | null> => {
  try {
    return (await call<{ person: Person }>('GET', '/me')).person
  } catch (error) {
    if (error instanceof ApiRefusal && error.status === 401) return null
    throw error
  }
}

const look = async (): Promise<Door> => {
  try {
    const { done, demo } = await call<{ done: boolean; demo: boolean }>('GET', '/setup')
    if (!done) return { at: 'empty', demo }
    const person = await whoAmI()
    return person ? { at: 'inside', demo, me: person } : { at: 'outside', demo }
  } catch (error) {
    if (error instanceof ApiRefusal) return { at: 'away' }
    if (error instanceof Unreachable) return { at: 'away' }
    throw error
  }
}

/** What the link in somebody's hand carries: an invitation or a set-up code. */
const carried = () => new URLSearchParams(location.hash.slice(1))

const HomePage = () => {
  useOwnTheme()
  const [door, setDoor] = useState<Door>({ at: 'knocking' })
  const [hand, setHand] = useState(carried)
  const knock = async () => setDoor(await look())
  useEffect(() => {
    void knock()
    const again = () => setHand(carried())
    addEventListener('hashchange', again)
    return () => removeEventListener('hashchange', again)
  }, [])
  useEffect(() => {
    mark({ connection: door.at === 'away' ? 'offline' : door.at === 'knocking' ? 'late' : 'live', seq: 0 })
  }, [door])
  const invitation = hand.get('invite')
  if (invitation && door.at !== 'empty') {
    const here = door.at === 'inside' ? door.me.name : ''
    return <Invited code={invitation} here={here} onIn={() => toDesk()} />
  }
  return <Home door={door} setupCode={hand.get('setup') ?? ''} knock={knock} />
}

interface HomeProps {
  door: Door
  setupCode: string
  knock: () => Promise<void>
}

const Home = ({ door, setupCode, knock }: HomeProps) => (
  <Letterhead head={home.head} beside={<Jar tray={5} good={38} pour={null} label={home.jar} />}>
    {'demo' in door && door.demo && <p data-soft>{common.demo}</p>}
    {home.what.map(sentence => (
      <p key={sentence}>{sentence}</p>
    ))}
    {door.at === 'away' && (
      <section>
        <p role="alert">{desk.away}</p>
        <p>
          <Button weight="main" onClick={() => void knock()}>
            {desk.again}
          </Button>
        </p>
      </section>
    )}
    {door.at === 'empty' && (
      <section aria-labelledby="set-up-head">
        <h2 id="set-up-head">{home.setUp}</h2>
        <p data-soft>{home.setUpTells}</p>
        <SetUp code={setupCode} onDone={toDesk} />
      </section>
    )}
    {door.at === 'outside' && (
      <section aria-labelledby="sign-in-head">
        <h2 id="sign-in-head">{home.signIn}</h2>
        {setupCode && <p data-soft>{home.alreadySetUp}</p>}
        <SignIn onIn={() => toDesk()} />
        <p data-soft>{home.lostPassword}</p>
      </section>
    )}
    {door.at === 'inside' && (
      <section>
        <p>
          <a class="button" data-weight="main" href="/console">
            {home.toDesk(door.me.name)}
          </a>
        </p>
      </section>
    )}
    {(door.at === 'outside' || door.at === 'inside') && (
      <p data-soft>
        {home.screens} <a href="/board">{home.openBoard}</a> · <a href="/kiosk">{home.openKiosk}</a>
      </p>
    )}
  </Letterhead>
)

mount(<HomePage />)
