import { Leaf } from './leaf.tsx'
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
    <Leaf
      look="tells"
      title={head}
      under={<p>{tells}</p>}
      ways={
        <TapButton look="main" action="back" onTap={onDone}>
          {done}
        </TapButton>
      }
    />
  </section>
)
