import { workingKiosk } from '../../../shared/words/en.ts'
import { Leaf } from '../../leaf.tsx'
import { TapButton } from '../../tap-button.tsx'
import './help-telling.css'

const words = workingKiosk.help

interface Props {
  /** On its way; not arrived; or refused, as too many are open that were made here. */
  at: 'calling' | 'not-told' | 'full'
  onAgain: () => void
  onBack: () => void
}

/** A call on its way; and when it did not arrive, said so plainly that somebody goes and fetches help. */
export const HelpTelling = ({ at, onAgain, onBack }: Props) => (
  <section class="help-telling" role="alert" data-told={at === 'calling' ? 'asking' : 'nobody'}>
    <Leaf
      look="tells"
      title={at === 'calling' ? words.calling : words.notTold}
      under={at !== 'calling' && <p>{at === 'full' ? words.fullTells : words.notToldTells}</p>}
      ways={
        at !== 'calling' && (
          <>
            <TapButton action="back" onTap={onBack}>
              {words.back}
            </TapButton>
            <TapButton look="main" action="again" onTap={onAgain}>
              {words.again}
            </TapButton>
          </>
        )
      }
    />
  </section>
)
