import { isOnlyHere } from '../../../shared/look/only-here.ts'
import { Qr } from '../../../shared/look/qr.tsx'
import { kiosk, kioskLater, onlyHere } from '../../../shared/words/en.ts'
import { Leaf } from '../../leaf.tsx'
import { TapButton } from '../../tap-button.tsx'
import './idea-on-phone.css'

const words = kioskLater.idea

interface Props {
  link: string
  onBack: () => void
  onDone: () => void
}

/** The way to write on one's own phone instead. */
export const IdeaOnPhone = ({ link, onBack, onDone }: Props) => (
  <section class="idea-on-phone">
    <Leaf
      title={words.phone}
      under={
        <>
          <p>{isOnlyHere(link) ? onlyHere : words.phoneTells}</p>
          <p class="link">{link.replace(/^https?:\/\//, '')}</p>
          <p>{words.phoneReady}</p>
        </>
      }
      ways={
        <>
          <TapButton action="back" onTap={onBack}>
            {kioskLater.writing.back}
          </TapButton>
          <TapButton look="main" action="done" onTap={onDone}>
            {kiosk.marble.done}
          </TapButton>
        </>
      }
    >
      <Qr text={link} label={words.qrTeam} />
    </Leaf>
  </section>
)
