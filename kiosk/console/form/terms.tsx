import type { ComponentChildren } from 'preact'
import './terms.css'

/** How something is set, term by term. */
export const Terms = ({ lines }: { lines: readonly (readonly [string, ComponentChildren])[] }) => (
  <dl class="terms">
    {lines.map(([term, said]) => (
      <div key={term}>
        <dt>{term}</dt>
        <dd>{said}</dd>
      </div>
    ))}
  </dl>
)
