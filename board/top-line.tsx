import type { Headline } from './headline.ts'
import './top-line.css'

/** The sentence at the top, read first and from furthest away. */
export const TopLine = ({ first, rest, tone }: Headline) => (
  <h1 class="top-line">
    <span data-tone={tone}>{first}</span>
    {rest && ` ${rest}`}
  </h1>
)
