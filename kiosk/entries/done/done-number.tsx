import { useState } from 'preact/hooks'
import { workingKiosk } from '../../../shared/words/en.ts'
import { COUNT_MOST } from '../../../shared/work-settings.ts'
import { Leaf } from '../../leaf.tsx'
import { COUNT_AGAIN_MS } from '../../tap.ts'
import { TapButton } from '../../tap-button.tsx'
import './done-number.css'

const words = workingKiosk.number
const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9']

interface Props {
  name: string
  unit: string
  onSet: (required: number) => void
  onBack: () => void
}

/** How many there are to do in this shift, on keys of its own. */
export const DoneNumber = ({ name, unit, onSet, onBack }: Props) => {
  const [typed, setTyped] = useState('')
  const press = (key: string) =>
    setTyped(was => (Number(was + key) > COUNT_MOST ? was : String(Number(was + key))))
  const key = (of: string) => (
    <TapButton key={of} look="card" choice={of} againMs={COUNT_AGAIN_MS} onTap={() => press(of)}>
      {of}
    </TapButton>
  )
  return (
    <section class="done-number">
      <Leaf
        title={words.asks(name)}
        under={<p>{words.tells(unit)}</p>}
        ways={
          <TapButton action="back" onTap={onBack}>
            {words.later}
          </TapButton>
        }
      >
        <output aria-label={words.label}>{typed}</output>
        <fieldset aria-label={words.keys}>
          {KEYS.map(key)}
          <TapButton
            action="delete"
            againMs={COUNT_AGAIN_MS}
            off={typed === ''}
            onTap={() => setTyped(was => was.slice(0, -1))}
          >
            {words.delete}
          </TapButton>
          {key('0')}
          <TapButton look="main" action="set" off={typed === ''} onTap={() => onSet(Number(typed))}>
            {words.set}
          </TapButton>
        </fieldset>
      </Leaf>
    </section>
  )
}
