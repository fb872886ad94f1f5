import type { Sentence } from './headline.ts'
import './top-line.css'

/** What is read first and from furthest away. */
export const TopLine = ({ sentences }: { sentences: readonly Sentence[] }) => (
  <h1 class="top-line">
    {sentences.map(({ text, tone }) => (
      <span key={text} data-tone={tone}>
        {text}{' '}
      </span>
    ))}
  </h1>
)
