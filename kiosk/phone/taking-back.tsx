import { useState } from 'preact/hooks'
import { phone } from '../../shared/words/en.ts'
import { Letter } from './letter.tsx'
import { sentenceFor } from './trouble.ts'

interface Props {
  from: string
  onErase: () => Promise<void>
  onBack: () => void
}

/** Says what taking an idea back will do, before it is done. */
export const TakingBack = ({ from, onErase, onBack }: Props) => {
  const [erasing, setErasing] = useState(false)
  const [sentence, setSentence] = useState('')
  const erase = async () => {
    if (erasing) return
    setErasing(true)
    setSentence('')
    try {
      await onErase()
    } catch (error) {
      setErasing(false)
      setSentence(sentenceFor(error, phone.offlineErase))
    }
  }
  return (
    <Letter from={from} head={phone.takeBackHead}>
      {phone.takeBackTells.map(tell => (
        <p key={tell}>{tell}</p>
      ))}
      <div role="alert">{sentence && <p data-note="trouble">{sentence}</p>}</div>
      <div class="buttons">
        <button type="button" data-action="erase" data-weight="main" aria-disabled={erasing} onClick={erase}>
          {erasing ? phone.erasing : phone.takeBackYes}
        </button>
        <button type="button" data-action="back" data-weight="quiet" onClick={() => erasing || onBack()}>
          {phone.takeBackNo}
        </button>
      </div>
    </Letter>
  )
}
