import type { ComponentChildren } from 'preact'
import { Heading } from './heading.tsx'
import './leaf.css'

interface Props {
  title: ComponentChildren
  /** What stands over the title, and under it. */
  over?: ComponentChildren
  under?: ComponentChildren
  /** `tells`: one short thing to read, in large letters. */
  look?: 'asks' | 'tells'
  /** The ways on and back, along the foot. */
  ways?: ComponentChildren
  children?: ComponentChildren
}

/** A page over the jar: what it is about, what can be tapped, and the ways on. */
export const Leaf = ({ title, over, under, look = 'asks', ways, children }: Props) => (
  <div class="leaf" data-look={look}>
    <header aria-live={look === 'tells' ? 'polite' : 'off'}>
      {over}
      <Heading>{title}</Heading>
      {under}
    </header>
    {children}
    {ways && <footer>{ways}</footer>}
  </div>
)
