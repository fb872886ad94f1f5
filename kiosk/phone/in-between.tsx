import { phone } from '../../shared/words/en.ts'
import { Letter } from './letter.tsx'

/** Before the first answer, and when there is none. */
export const Fetching = ({ sentence, onAgain }: { sentence: string; onAgain: () => void }) => (
  <Letter from="" head={phone.fetching}>
    {sentence && (
      <>
        <p role="alert" data-note="trouble">
          {sentence}
        </p>
        <div class="buttons">
          <button type="button" data-action="again" data-weight="main" onClick={onAgain}>
            {phone.again}
          </button>
        </div>
      </>
    )}
  </Letter>
)

/** The last page of an idea that was taken back. */
export const Gone = ({ from }: { from: string }) => (
  <Letter from={from} head={phone.goneHead} step="gone">
    {phone.goneTells.map(tell => (
      <p key={tell}>{tell}</p>
    ))}
  </Letter>
)
