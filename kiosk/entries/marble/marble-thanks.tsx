import { ENOUGH_FOR_SHARE } from '../../../shared/jar.ts'
import type { Choice } from '../../../shared/team.ts'
import { kioskLater } from '../../../shared/words/en.ts'
import { Heading } from '../../heading.tsx'
import { SecondsLeft } from '../../seconds-left.tsx'
import { TapButton } from '../../tap-button.tsx'
import './marble-thanks.css'

const words = kioskLater.marble

interface Props {
  told: 'reasons' | 'taken-back' | 'said'
  reasons: readonly Choice[]
  reason: string | null
  secondsLeft: number
  onReason: (reason: string) => void
  onWords: () => void
  onTakeBack: () => void
  onDone: () => void
}

const heads = { reasons: words.thanks, 'taken-back': words.takenBack, said: words.thanksAgain }
const tells = {
  reasons: words.fell(ENOUGH_FOR_SHARE),
  'taken-back': words.takenBackTells,
  said: words.saidTells,
}

const Reasons = ({ reasons, reason, onReason }: Pick<Props, 'reasons' | 'reason' | 'onReason'>) => (
  <fieldset class="reasons">
    <legend>{reason ? words.noted : words.why}</legend>
    {reasons.map(({ key, name }) => (
      <TapButton
        key={key}
        look="card"
        choice={key}
        pressed={reason === key}
        off={reason !== null && reason !== key}
        onTap={() => onReason(key)}
      >
        {name}
      </TapButton>
    ))}
  </fieldset>
)

/** Thanks, and what one may add. Every part can be left out. */
export const MarbleThanks = ({
  told,
  reasons,
  reason,
  secondsLeft,
  onReason,
  onWords,
  onTakeBack,
  onDone,
}: Props) => (
  <section class="marble-thanks" data-told={told}>
    <header aria-live="polite">
      <Heading>{heads[told]}</Heading>
      <p>{tells[told]}</p>
    </header>
    {told === 'reasons' && reasons.length > 0 && (
      <Reasons reasons={reasons} reason={reason} onReason={onReason} />
    )}
    <footer>
      {told === 'reasons' && secondsLeft > 0 && (
        <TapButton look="plain" action="take-back" onTap={onTakeBack}>
          {words.takeBack} <SecondsLeft of={secondsLeft} />
        </TapButton>
      )}
      {told === 'reasons' && (
        <TapButton action="words" onTap={onWords}>
          {words.addWords}
        </TapButton>
      )}
      <TapButton look="main" action="done" onTap={onDone}>
        {told === 'taken-back' ? words.chooseAgain : words.done}
      </TapButton>
    </footer>
  </section>
)
