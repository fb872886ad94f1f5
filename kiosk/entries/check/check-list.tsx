import { kiosk, kioskLater } from '../../../shared/words/en.ts'
import { TapButton } from '../../tap-button.tsx'
import './check-list.css'

const words = kioskLater.check

interface Props {
  asked: readonly { id: string; name: string; count: number | null }[]
  onChoose: (id: string) => void
  onBack: () => void
}

/** What is counted here every day, and what was said of today. */
export const CheckList = ({ asked, onChoose, onBack }: Props) => (
  <section class="check-list">
    <header>
      <h1>{kiosk.check.several.title}</h1>
      <p>{words.which}</p>
    </header>
    <div>
      {asked.map(({ id, name, count }) => (
        <TapButton key={id} look="card" choice={id} onTap={() => onChoose(id)}>
          <bdi>{name}</bdi>
          <small>{count === null ? words.notYet : kiosk.check.soFar(count)}</small>
        </TapButton>
      ))}
    </div>
    <footer>
      <TapButton action="back" onTap={onBack}>
        {kioskLater.writing.back}
      </TapButton>
    </footer>
  </section>
)
