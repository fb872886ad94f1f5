import type { Idea } from '../../../shared/ideas.ts'
import { desk as words } from '../../../shared/words/en.ts'
import { hashOf } from '../address.ts'
import type { Desk } from '../at-desk.ts'
import { dayInWords } from '../when.ts'
import { startOf } from './groups.ts'
import { topicName } from './topic.ts'

const SHOWN_LETTERS = 120
const { ideas: says } = words

/** An idea in the list: how it begins, what it is about, since when. */
export const Row = ({ desk, idea }: { desk: Desk; idea: Idea }) => {
  const { start, left } = startOf(idea.text || idea.shown, SHOWN_LETTERS)
  const about = [topicName(desk.state.team, idea.topic), dayInWords(idea.on, desk.today)]
    .filter(Boolean)
    .join(', ')
  return (
    <li>
      <a
        href={hashOf({ team: desk.team.id, section: 'ideas', item: idea.id })}
        aria-current={desk.place.item === idea.id ? 'true' : undefined}
        data-idea={idea.id}
      >
        <span dir="auto">
          {start} {left > 0 && <i>{says.more(left)}</i>}
        </span>
        <small>
          {about}
          {idea.shown && <b data-mark="shown">{says.onTheWall}</b>}
          {idea.flags.length > 0 && <b data-mark="flagged">{says.flagged}</b>}
          {idea.more.length > 0 && <b data-mark="added">{says.addedTo}</b>}
        </small>
      </a>
    </li>
  )
}
