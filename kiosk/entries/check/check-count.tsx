import { kiosk, kioskLater } from '../../../shared/words/en.ts'
import { Leaf } from '../../leaf.tsx'
import { TapButton } from '../../tap-button.tsx'
import './check-count.css'

const words = kioskLater.check
const NUMBERS = [1, 2, 3, 4, 5, 6, 7, 8, 9]

interface Props {
  name: string
  day: string
  /** What was said of this day; null for nothing yet. */
  count: number | null
  onCount: (count: number) => void
  onBack: () => void
}

const dayOf = (day: string) =>
  new Intl.DateTimeFormat(kiosk.locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' })
    .format(new Date(`${day}T12:00:00Z`))
    .replace(',', '')

/** One tap for none, one for how many in all; what was said before is marked. */
export const CheckCount = ({ name, day, count, onCount, onBack }: Props) => (
  <section class="check-count">
    <Leaf
      title={kiosk.check.any(name)}
      under={
        <p>
          {dayOf(day)}. {count === null ? words.inAll : words.soFarChange(count)}
        </p>
      }
      ways={
        <>
          <TapButton action="back" onTap={onBack}>
            {kioskLater.writing.back}
          </TapButton>
          <p>{words.nobody}</p>
        </>
      }
    >
      <div class="numbers">
        <TapButton look="card" choice="0" pressed={count === 0} onTap={() => onCount(0)}>
          {words.none}
        </TapButton>
        {NUMBERS.map(n => (
          <TapButton key={n} look="card" choice={String(n)} pressed={count === n} onTap={() => onCount(n)}>
            {n}
          </TapButton>
        ))}
      </div>
    </Leaf>
  </section>
)
