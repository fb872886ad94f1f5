import type { ComponentChildren } from 'preact'
import './more.css'

interface Props {
  name: string
  head: string
  /** What it holds now, in one line. */
  now: ComponentChildren
  children: ComponentChildren
}

/** What may stay as it is: a part of a form that is folded, and says what it holds. */
export const More = ({ name, head, now, children }: Props) => (
  <details class="more" data-more={name}>
    <summary>
      <h3>{head}</h3>
      <span>{now}</span>
    </summary>
    <div>{children}</div>
  </details>
)

/** Opens whatever an element is folded away in, so that it can be seen and have the focus. */
export const unfold = (element: Element) => {
  for (let fold = element.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null)
    fold.open = true
}
