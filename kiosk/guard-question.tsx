import type { Ask } from '../shared/identifiers.ts'
import { kioskLater } from '../shared/words/en.ts'
import { Leaf } from './leaf.tsx'
import { TapButton } from './tap-button.tsx'
import './guard-question.css'

const words = kioskLater.guard

interface Props {
  ask: readonly Ask[]
  text: string
  sending: boolean
  onSend: () => void
  onBack: () => void
}

/** One question about words that may say who somebody is. */
export const GuardQuestion = ({ ask, text, sending, onSend, onBack }: Props) => (
  <section class="guard-question" data-long={text.length > 300}>
    <Leaf
      over={<blockquote>{text}</blockquote>}
      title={words.ask}
      under={
        <p>
          {ask.map(kind => words.asks[kind]).join(' ')} {words.askTells}
        </p>
      }
      ways={
        <>
          <TapButton action="send" off={sending} onTap={onSend}>
            {words.yes}
          </TapButton>
          <TapButton look="main" action="back" off={sending} onTap={onBack}>
            {words.no}
          </TapButton>
        </>
      }
    />
  </section>
)
