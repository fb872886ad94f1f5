import type { ComponentChildren } from 'preact'
import type { AsOf } from './scene.ts'
import { ageOf, isoOf, type Scene } from './scene.ts'
import './frame.css'

export type PanelState = 'fresh' | 'stale' | 'empty' | 'failed'

interface Props {
  kind: string
  title: string
  /** Which of its kind it is on this board: who hears the page can tell two apart. */
  nth: number
  state: PanelState
  asOf: AsOf
  scene: Scene
  children?: ComponentChildren
}

/** A title of more letters is written smaller. */
const LONG = 36

/** What every panel stands in: its title, how old it is, and the same for machines. */
export const Frame = ({ kind, title, nth, state, asOf, scene, children }: Props) => (
  <section
    class="frame"
    data-panel={kind}
    data-as-of={isoOf(asOf, scene)}
    data-state={state}
    aria-label={nth > 1 ? `${title} ${nth}` : title}
  >
    <header>
      <h2 data-long={title.length > LONG ? '' : undefined}>{title}</h2>
      <time dateTime={isoOf(asOf, scene)}>{ageOf(asOf, scene)}</time>
    </header>
    <div>{children}</div>
  </section>
)
