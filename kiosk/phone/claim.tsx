import { spoken } from '../../shared/ticket.ts'
import { phone } from '../../shared/words/en.ts'
import { followPage } from './address.ts'
import './claim.css'

/** The claim ticket: the only way back to an idea. */
export const Claim = ({ ticket, onLeave }: { ticket: string; onLeave: () => void }) => (
  <div class="claim">
    <p>{phone.claimTells}</p>
    <output data-name="ticket" data-value={ticket}>
      {spoken(ticket)}
    </output>
    <p>{phone.claimKeep}</p>
    <div class="buttons">
      <a data-button data-weight="main" data-action="follow" href={followPage(ticket)}>
        {phone.claimGo}
      </a>
      <button type="button" data-action="back" data-weight="quiet" onClick={onLeave}>
        {phone.claimDone}
      </button>
    </div>
  </div>
)
