import { useEffect, useRef, useState } from 'preact/hooks'
import { desk } from '../../../shared/words/en.ts'
import { Button } from './button.tsx'
import { useSending } from './sending.ts'
import './sure.css'

interface Props {
  /** The word on the button that asks. */
  ask: string
  /** Says more than `ask` where several such buttons stand together. */
  label?: string
  /** What will happen, in words. */
  tells: string
  yes: string
  weight?: 'plain' | 'quiet'
  action: string
  onYes: () => Promise<void>
}

/** A button that says what it will do before it does it. */
export const Sure = ({ ask, label, tells, yes, weight = 'plain', action, onYes }: Props) => {
  const [asking, setAsking] = useState(false)
  const { phase, send, settle } = useSending()
  const box = useRef<HTMLDivElement>(null)
  const whole = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (asking) box.current?.focus()
  }, [asking])
  const leave = () => {
    setAsking(false)
    settle()
    requestAnimationFrame(() => whole.current?.querySelector('button')?.focus())
  }
  const carryOut = async () => {
    await onYes()
    leave()
    // What was done may have taken this button with it; whoever uses the keyboard must not fall off the page.
    requestAnimationFrame(() => {
      if (!whole.current) document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true })
    })
  }
  return (
    <div class="sure" ref={whole} data-asking={asking}>
      <Button
        weight={weight}
        action={action}
        {...(label ? { label } : {})}
        expanded={asking}
        onClick={() => (asking ? leave() : setAsking(true))}
      >
        {ask}
      </Button>
      {asking && (
        // biome-ignore lint/a11y/noStaticElementInteractions: Escape is a second way to the button that leaves it
        <div ref={box} tabIndex={-1} data-question onKeyDown={event => event.key === 'Escape' && leave()}>
          <p>{tells}</p>
          {phase.at === 'refused' && (
            <p role="alert" data-refused>
              {phase.sentence}
            </p>
          )}
          <div data-buttons>
            <Button weight="grave" action="yes" onClick={() => void send(carryOut)}>
              {phase.at === 'sending' ? desk.sending : yes}
            </Button>
            <Button action="no" onClick={leave}>
              {desk.leaveIt}
            </Button>
          </div>
        </div>
      )}
    </div>
  )
}
