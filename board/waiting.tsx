import type { Connection } from '../shared/look/freshness.ts'
import { board as words } from '../shared/words/en.ts'
import './waiting.css'

/** The board before it ever heard its team's news. */
export const Waiting = ({ connection }: { connection: Connection }) => (
  <main class="waiting">
    <h1>{words.title}</h1>
    <p>{connection === 'offline' ? words.notLiveYet : words.fetching}</p>
  </main>
)
