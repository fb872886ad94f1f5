import type { ComponentChildren } from 'preact'
import { common } from '../../../shared/words/en.ts'
import './letterhead.css'

interface Props {
  head: string
  children?: ComponentChildren
}

/** A page of its own, outside the desk: one column with one thing to do. */
export const Letterhead = ({ head, children }: Props) => (
  <div class="letterhead">
    <header>
      <a href="/">{common.product}</a>
    </header>
    <main>
      <h1>{head}</h1>
      {children}
    </main>
  </div>
)
