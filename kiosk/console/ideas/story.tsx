import type { Idea } from '../../../shared/ideas.ts'
import { desk as words } from '../../../shared/words/en.ts'
import type { Desk } from '../at-desk.ts'
import { dayInWords } from '../when.ts'
import './story.css'

const { ideas: says } = words

/** What happened to an idea so far, as its author reads it too. */
export const Story = ({ desk, idea }: { desk: Desk; idea: Idea }) => (
  <section class="story" aria-labelledby="idea-story">
    <h3 id="idea-story">{says.story}</h3>
    <ol>
      {idea.story.toReversed().map((entry, at) => (
        <li key={at}>
          <span>{dayInWords(entry.day, desk.today)}</span>
          <div>
            <b>{says.told(entry.what, entry.step, desk.nameOf(entry.by))}</b>
            {entry.text && <p dir="auto">{entry.text}</p>}
          </div>
        </li>
      ))}
      <li>
        <span>{dayInWords(idea.on, desk.today)}</span>
        <div>
          <b>{says.released}</b>
        </div>
      </li>
    </ol>
  </section>
)
