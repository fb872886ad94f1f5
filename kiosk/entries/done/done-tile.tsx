import { StandingShape } from '../../../shared/look/standing-shape.tsx'
import { workingKiosk } from '../../../shared/words/en.ts'
import { COUNT_AGAIN_MS } from '../../tap.ts'
import { TapButton } from '../../tap-button.tsx'
import type { WorkNow } from './work-now.ts'
import './done-tile.css'

const words = workingKiosk.done

const standingIn = ({ standing, gap }: WorkNow) => {
  if (standing === 'behind') return words.behind(gap)
  if (standing === 'far-behind') return words.farBehind(gap)
  return standing === 'on-pace' && gap < 0 ? words.ahead(-gap) : words.standing[standing]
}

const ofIn = ({ required, unit }: WorkNow) =>
  required === null ? words.unit(unit) : words.of(required, unit)

const SIDE_BY_SIDE_MOST = 36

/** Whether its name has no room beside its number. */
export const isWordy = (work: WorkNow) => work.name.length + ofIn(work).length > SIDE_BY_SIDE_MOST

interface Props {
  work: WorkNow
  /** Whether the tiles of this page say it in lines, one under the other. */
  wordy: boolean
  onCount: () => void
}

/** A kind of work: how much of it is done, and one tap for one more. */
export const DoneTile = ({ work, wordy, onCount }: Props) => {
  const { id, name, done, standing } = work
  return (
    <div class="done-tile" data-standing={standing} data-words={wordy ? 'many' : 'few'}>
      <TapButton look="card" choice={id} againMs={COUNT_AGAIN_MS} onTap={onCount}>
        <bdi>{name}</bdi>
        <span class="count">
          <b key={done} data-name="done" data-value={done}>
            {done}
          </b>
          <span>{ofIn(work)}</span>
        </span>
        <span class="standing">
          <StandingShape is={standing} />
          {standingIn(work)}
        </span>
      </TapButton>
    </div>
  )
}
