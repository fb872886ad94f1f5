import { kioskLater } from '../../../shared/words/en.ts'
import { Leaf } from '../../leaf.tsx'
import { SecondsLeft } from '../../seconds-left.tsx'
import { useLeaving, useSecondsLeft } from '../../take-back.ts'
import { TapButton } from '../../tap-button.tsx'
import './check-thanks.css'

const words = kioskLater.check
const ALONE_MS = 12_000
const TOLD_MS = 4_000

interface Props {
  name: string
  /** What stands there now. */
  count: number | null
  keptAt: number
  takenBack: boolean
  onTakeBack: () => void
  /** To what else is counted here; null where there is nothing else. */
  onOthers: (() => void) | null
  home: () => void
}

/** Thanks, what was kept, and ten seconds to take it back. */
export const CheckThanks = ({ name, count, keptAt, takenBack, onTakeBack, onOthers, home }: Props) => {
  const left = useSecondsLeft(keptAt)
  useLeaving(takenBack ? TOLD_MS : ALONE_MS, home)
  return (
    <section class="check-thanks" data-told={takenBack ? 'taken-back' : 'said'}>
      <Leaf
        look="tells"
        title={takenBack ? words.takenBack : words.thanks}
        under={
          <p>
            <bdi>{name}</bdi>
            {words.today(count)}
          </p>
        }
        ways={
          <>
            {!takenBack && left > 0 && (
              <TapButton look="plain" action="take-back" onTap={onTakeBack}>
                {words.takeBack} <SecondsLeft of={left} />
              </TapButton>
            )}
            {onOthers && (
              <TapButton action="others" onTap={onOthers}>
                {words.others}
              </TapButton>
            )}
            <TapButton look="main" action="done" onTap={home}>
              {words.done}
            </TapButton>
          </>
        }
      />
    </section>
  )
}
