import type { Standing as Is } from '../pace.ts'
import { working as words } from '../words/en.ts'
import { StandingShape } from './standing-shape.tsx'
import './standing.css'

/** How work stands, as a shape and a word. */
export const Standing = ({ is, stale = false }: { is: Is; stale?: boolean }) => (
  <b class="standing" data-standing={is} data-stale={stale ? '' : undefined}>
    <StandingShape {...{ is, stale }} />
    {stale ? words.silent : words.standing[is]}
  </b>
)
