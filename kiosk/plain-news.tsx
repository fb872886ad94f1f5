import { TapButton } from './tap-button.tsx'
import './plain-news.css'

interface Props {
  head: string
  tells: string
  done: string
  tone: 'good' | 'bad'
  onDone: () => void
}

/** One short piece of news, said plainly, with one way on. */
export const PlainNews = ({ head, tells, done, tone, onDone }: Props) => (
  <section class="plain-news" data-tone={tone} role={tone === 'bad' ? 'alert' : 'status'}>
    <div>
      <h1>{head}</h1>
      <p>{tells}</p>
    </div>
    <TapButton look="main" action="back" onTap={onDone}>
      {done}
    </TapButton>
  </section>
)
