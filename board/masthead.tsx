import type { Connection } from '../shared/look/freshness.ts'
import { common, board as words } from '../shared/words/en.ts'
import { longDay, type Scene, timeOf } from './scene.ts'
import './masthead.css'

interface Props {
  name: string
  scene: Scene
  connection: Connection
}

/** The line at the top: whose board, which day and shift, how fresh, what time. */
export const Masthead = ({ name, scene, connection }: Props) => {
  const { now, day, shift, timeZone } = scene
  return (
    <header class="masthead">
      <p>
        <b>
          <bdi>{name}</bdi>
        </b>
        <span>{words.place(longDay(day), shift?.name ?? '')}</span>
      </p>
      <p>
        <span data-now={connection}>{common.connection[connection]}</span>
        <time>{timeOf(now, timeZone)}</time>
      </p>
    </header>
  )
}
