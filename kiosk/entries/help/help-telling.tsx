import { workingKiosk } from '../../../shared/words/en.ts'
import { Leaf } from '../../leaf.tsx'
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
    <Leaf
      look="tells"
      title={told === false ? words.notTold : words.calling}
      under={told === false && <p>{words.notToldTells}</p>}
      ways={
        told === false && (
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
