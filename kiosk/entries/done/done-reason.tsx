import { kiosk, workingKiosk } from '../../../shared/words/en.ts'
import { Leaf } from '../../leaf.tsx'
import { TapButton } from '../../tap-button.tsx'
import { timeAt } from '../../team-time.ts'
import type { ShortHour } from './work-now.ts'
import './done-reason.css'

const words = workingKiosk.short

interface Props {
  hour: ShortHour
  clock: { timeZone: string }
  onReason: (reason: string) => void
  onSkip: () => void
}

/** What got in the way of an hour that ended short: one tap, or none. */
export const DoneReason = ({ hour, clock, onReason, onSkip }: Props) => {
  const { name, from, to, done, due, reasons } = hour
  return (
    <section class="done-reason">
      <Leaf
        title={kiosk.done.why}
        under={
          <>
            <p class="hour">{kiosk.done.short(name, timeAt(from, clock), timeAt(to, clock), done, due)}</p>
            <p>{words.tells}</p>
          </>
        }
        ways={
          <TapButton action="skip" onTap={onSkip}>
            {words.skip}
          </TapButton>
        }
      >
        <div class="reasons" data-many={reasons.length > 6}>
          {reasons.map(({ key, name }) => (
            <TapButton key={key} look="card" choice={key} onTap={() => onReason(key)}>
              {name}
            </TapButton>
          ))}
        </div>
      </Leaf>
    </section>
  )
}
