import { kiosk, kioskLater } from '../../../shared/words/en.ts'
import { Leaf } from '../../leaf.tsx'
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
    <Leaf
      title={kiosk.check.several.title}
      under={<p>{words.which}</p>}
      ways={
        <TapButton action="back" onTap={onBack}>
          {kioskLater.writing.back}
        </TapButton>
      }
    >
      <div class="counts">
        {asked.map(({ id, name, count }) => (
          <TapButton key={id} look="card" choice={id} onTap={() => onChoose(id)}>
            <bdi>{name}</bdi>
            <small>{count === null ? words.notYet : kiosk.check.soFar(count)}</small>
          </TapButton>
        ))}
      </div>
    </Leaf>
  </section>
)
