import { kiosk as words } from '../shared/words/en.ts'
import { TapButton } from './tap-button.tsx'
import './idle-warning.css'

/** Asks whether anybody is still there, before what was half written is wiped. */
export const IdleWarning = ({ secondsLeft, onStay }: { secondsLeft: number; onStay: () => void }) => (
  <div class="idle-warning" role="alertdialog" aria-modal="true" aria-labelledby="idle-asks">
    <div>
      <h2 id="idle-asks">{words.idle.asks}</h2>
      <p>
        {words.idle.tells} <b>{words.idle.seconds(secondsLeft)}</b>
      </p>
      <TapButton look="main" action="stay" onTap={onStay}>
        {words.idle.stay}
      </TapButton>
    </div>
  </div>
)
