import { useEffect, useState } from 'preact/hooks'
import type { Call } from '../../../shared/help.ts'
import { StandingShape } from '../../../shared/look/standing-shape.tsx'
import type { Choice } from '../../../shared/team.ts'
import { kiosk, workingKiosk } from '../../../shared/words/en.ts'
import { Leaf } from '../../leaf.tsx'
import { SecondsLeft } from '../../seconds-left.tsx'
import { secondsLeft } from '../../take-back.ts'
import { TapButton } from '../../tap-button.tsx'
import { comingTo, waited } from './call-said.ts'
import './help-call.css'

const words = workingKiosk.help
const LOOK_EVERY_MS = 250

interface Props {
  call: Call
  clock: { timeZone: string }
  responders: readonly Choice[]
  now: () => number
  /** When it was called here, by the page's own clock; null when it was called elsewhere or before. */
  keptAt: number | null
  /** Whether the last tap could not be told. */
  unsaid: boolean
  onAccept: (who: string) => void
  onSorted: () => void
  onTakeBack: () => void
  onBack: () => void
}

const useTick = () => {
  const [, tick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => tick(n => n + 1), LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [])
}

/** A call that is open: since when, who is coming, and that it is sorted. */
export const HelpCall = (props: Props) => {
  const { call, clock, responders, now, keptAt, unsaid, onAccept, onSorted, onTakeBack, onBack } = props
  useTick()
  const left = keptAt === null ? 0 : secondsLeft(keptAt, performance.now())
  const isComing = call.acceptedAt > 0
  return (
    <section class="help-call" data-coming={isComing}>
      <Leaf
        over={
          <p>
            <b>{keptAt === null ? words.open : words.called}</b> {call.from && words.from(call.from.name)}
          </p>
        }
        title={kiosk.help.head(call.what, call.where)}
        ways={
          <>
            <TapButton action="back" onTap={onBack}>
              {words.back}
            </TapButton>
            {left > 0 && (
              <TapButton look="plain" action="take-back" onTap={onTakeBack}>
                {words.takeBack} <SecondsLeft of={left} />
              </TapButton>
            )}
            <TapButton look="main" action="sorted" onTap={onSorted}>
              {words.sorted}
            </TapButton>
          </>
        }
      >
        <p class="coming" aria-live="polite">
          {isComing && <StandingShape is="on-pace" />}
          <span>{comingTo(call, clock)}</span>
        </p>
        <p class="timer">
          <small>{words.timer}</small>
          <b>{waited(now() - call.calledAt)}</b>
        </p>
        {!isComing && responders.length > 0 && (
          <fieldset data-count={responders.length}>
            <legend>
              {words.who} <small>{words.whoTells}</small>
            </legend>
            {responders.map(({ key, name }) => (
              <TapButton key={key} look="card" choice={key} onTap={() => onAccept(name)}>
                {name}
              </TapButton>
            ))}
          </fieldset>
        )}
        <p class="unsaid" role="alert">
          {unsaid && words.notSaid}
        </p>
      </Leaf>
    </section>
  )
}
