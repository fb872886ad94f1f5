import type { News } from './entry.ts'
import { TapButton } from './tap-button.tsx'
import './news-card.css'

interface Props {
  news: News
  entry: string
  onOpen: () => void
}

/** Something that waits for somebody. It moves nothing and hides nothing that can be tapped. */
export const NewsCard = ({ news, entry, onOpen }: Props) => (
  <div class="news-card" data-tone={news.tone} role="status">
    <TapButton look="card" entry={entry} choice={news.choice} onTap={onOpen}>
      <small>{news.title}</small>
      <b>{news.head}</b>
      <span>{news.tells}</span>
    </TapButton>
  </div>
)
