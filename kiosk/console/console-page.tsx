import { useEffect, useState } from 'preact/hooks'
import { ApiRefusal, call, Unreachable } from '../../shared/look/api.ts'
import { mark, mount, useOwnTheme } from '../../shared/look/page.ts'
import { common, desk, home } from '../../shared/words/en.ts'
import type { Person } from './asking.ts'
import { Button } from './form/button.tsx'
import { forgetAll } from './form/kept.ts'
import { Letterhead } from './home/letterhead.tsx'
import { SignIn } from './home/sign-in.tsx'
import { Room } from './room.tsx'

type Door =
  | { at: 'knocking' }
  | { at: 'away' }
  | { at: 'outside'; demo: boolean }
  | { at: 'inside'; me: Person }

const whoAmI = async (): Promise<Door> => {
  try {
    const { person } = await call<{ person: Person }>('GET', '/me')
    return { at: 'inside', me: person }
  } catch (error) {
    if (!(error instanceof ApiRefusal) || error.status !== 401) throw error
    const { demo } = await call<{ demo: boolean }>('GET', '/setup')
    return { at: 'outside', demo }
  }
}

const knock = async (): Promise<Door> => {
  try {
    return await whoAmI()
  } catch (error) {
    if (error instanceof ApiRefusal || error instanceof Unreachable) return { at: 'away' }
    throw error
  }
}

const ConsolePage = () => {
  useOwnTheme()
  const [door, setDoor] = useState<Door>({ at: 'knocking' })
  const tryDoor = async () => setDoor(await knock())
  useEffect(() => {
    void tryDoor()
  }, [])
  useEffect(() => {
    if (door.at === 'inside') return
    if (door.at === 'outside') forgetAll()
    mark({ connection: door.at === 'outside' ? 'live' : door.at === 'away' ? 'offline' : 'late', seq: 0 })
  }, [door])
  if (door.at === 'inside') return <Room me={door.me} onOut={tryDoor} />
  if (door.at === 'knocking') return <Letterhead head={desk.opening} />
  if (door.at === 'away') {
    return (
      <Letterhead head={desk.awayHead}>
        <p>{desk.away}</p>
        <p>
          <Button weight="main" onClick={() => void tryDoor()}>
            {desk.again}
          </Button>
        </p>
      </Letterhead>
    )
  }
  return (
    <Letterhead head={home.signIn}>
      {door.demo && <p data-soft>{common.demo}</p>}
      <SignIn onIn={me => setDoor({ at: 'inside', me })} />
    </Letterhead>
  )
}

mount(<ConsolePage />)
