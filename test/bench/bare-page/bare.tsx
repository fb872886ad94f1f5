import { render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { io } from 'socket.io-client'
import type { Fresh } from '../../../shared/wire.ts'

const [team, token] = location.hash.slice(1).split('/')

/** The least that follows a team: one line, one figure. */
const Bare = () => {
  const [state, hear] = useState<Fresh['state'] | null>(null)
  useEffect(() => {
    const line = io({ transports: ['websocket'], auth: { token } })
    line.on('welcome', () => line.emit('follow', { team, log: '', after: { team: 0, voice: 0 } }))
    line.on('state', (fresh: Fresh) => hear(fresh.state))
    return () => void line.disconnect()
  }, [])
  return (
    <main>
      <h1>A board</h1>
      <p data-live={state !== null}>{state?.team.name ?? 'Fetching the newest.'}</p>
    </main>
  )
}

render(<Bare />, document.body)
