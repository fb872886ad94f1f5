import type { ComponentChildren } from 'preact'
import { common } from '../../../shared/words/en.ts'
import './letterhead.css'

interface Props {
  head: string
  /** A picture, where there is room for one. */
  beside?: ComponentChildren
  children?: ComponentChildren
}

/** A page of its own, outside the desk: one column with one thing to do. */
export const Letterhead = ({ head, beside, children }: Props) => (
  <div class="letterhead" data-has={beside ? 'picture' : 'words'}>
    <header>
      <a href="/">{common.product}</a>
    </header>
    <main>
      <h1>{head}</h1>
      {children}
    </main>
    {beside && <aside>{beside}</aside>}
  </div>
)
