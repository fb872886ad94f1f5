import { workingKiosk } from '../../../shared/words/en.ts'
import { TapButton } from '../../tap-button.tsx'
import './help-telling.css'

const words = workingKiosk.help

interface Props {
  /** False: nobody knows. Null: not known yet. */
  told: false | null
  onAgain: () => void
  onBack: () => void
}

/** A call on its way; and when it did not arrive, said so plainly that somebody goes and fetches help. */
export const HelpTelling = ({ told, onAgain, onBack }: Props) => (
  <section class="help-telling" role="alert" data-told={told === false ? 'nobody' : 'asking'}>
    <header>
      <h1>{told === false ? words.notTold : words.calling}</h1>
      {told === false && <p>{words.notToldTells}</p>}
    </header>
    {told === false && (
      <footer>
        <TapButton action="back" onTap={onBack}>
          {words.back}
        </TapButton>
        <TapButton look="main" action="again" onTap={onAgain}>
          {words.again}
        </TapButton>
      </footer>
    )}
  </section>
)
