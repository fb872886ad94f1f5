import { useEffect, useState } from 'preact/hooks'
import type { Device } from '../shared/look/device.ts'
import { type Line, useLine } from '../shared/look/line.ts'
import { mark, mount, useTheme } from '../shared/look/page.ts'
import { Paired } from '../shared/look/pairing.tsx'
import type { Placement } from '../shared/team.ts'
import { Board } from './board.tsx'
import { useMinute } from './minute.ts'
import { usePreviewed } from './preview.ts'
import { sceneOf } from './scene.ts'
import { Waiting } from './waiting.tsx'

const IDENTIFY_MS = 5_000

const useIdentify = ({ order }: Line) => {
  const [name, show] = useState('')
  useEffect(() => {
    show(order?.do === 'identify' ? order.name : '')
    const hiding = setTimeout(() => show(''), IDENTIFY_MS)
    return () => clearTimeout(hiding)
  }, [order])
  return name
}

const Wall = ({ line, panels }: { line: Line; panels?: readonly Placement[] | undefined }) => {
  const { held, connection, heardAt, welcome, serverNow } = line
  const { state, heads, log } = held
  const now = useMinute(serverNow)
  const identify = useIdentify(line)
  useTheme({ timeZone: log ? state.team.timeZone : undefined, now: serverNow })
  const seq = heads.team + heads.voice
  useEffect(() => mark({ connection, seq }), [connection, seq])
  if (!log) return <Waiting connection={connection} />
  const scene = sceneOf(
    // Heard by this screen's clock; the rest is told by the server's.
    {
      now,
      heardAt: heardAt + now - Date.now(),
      url: welcome?.url || location.origin,
      offline: connection === 'offline',
    },
    state.team,
  )
  return (
    <Board
      state={state}
      scene={scene}
      connection={connection}
      demo={welcome?.demo ?? false}
      panels={panels}
      identify={identify}
    />
  )
}

const Paper = ({ device: { id, team, token } }: { device: Device }) => (
  <Wall line={useLine({ team, token, cache: `board-${id}` })} />
)

const Preview = ({ team }: { team: string }) => (
  <Wall line={useLine({ team, as: 'wall', cache: '' })} panels={usePreviewed()} />
)

const asked = new URLSearchParams(location.search)

mount(
  asked.has('preview') ? (
    <Preview team={asked.get('team') ?? ''} />
  ) : (
    <Paired kind="board" meanwhile={<Waiting connection="late" />}>
      {device => <Paper device={device} />}
    </Paired>
  ),
  { alone: true },
)
