import { useEffect, useState } from 'preact/hooks'
import { ApiRefusal, call, Unreachable } from '../../shared/look/api.ts'
import { mark, mount, useOwnTheme } from '../../shared/look/page.ts'
import { desk, home } from '../../shared/words/en.ts'
import type { Person } from './asking.ts'
import { Button } from './form/button.tsx'
import { Letterhead } from './home/letterhead.tsx'
import { SignIn } from './home/sign-in.tsx'
import { Room } from './room.tsx'

type Door = { at: 'knocking' | 'away' | 'outside' } | { at: 'inside'; me: Person }

const knock = async (): Promise<Door> => {
  try {
    const { person } = await call<{ person: Person }>('GET', '/me')
    return { at: 'inside', me: person }
  } catch (error) {
    if (error instanceof ApiRefusal) return { at: error.status === 401 ? 'outside' : 'away' }
    if (error instanceof Unreachable) return { at: 'away' }
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
    mark({ connection: door.at === 'outside' ? 'live' : door.at === 'away' ? 'offline' : 'late', seq: 0 })
  }, [door])
  if (door.at === 'inside') return <Room me={door.me} onOut={() => setDoor({ at: 'outside' })} />
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
      <SignIn onIn={me => setDoor({ at: 'inside', me })} />
    </Letterhead>
  )
}

mount(<ConsolePage />)
