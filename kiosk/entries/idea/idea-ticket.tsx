import { Qr } from '../../../shared/look/qr.tsx'
import { spoken } from '../../../shared/ticket.ts'
import { kioskLater } from '../../../shared/words/en.ts'
import { Leaf } from '../../leaf.tsx'
import { TapButton } from '../../tap-button.tsx'
import './idea-ticket.css'

const words = kioskLater.idea

interface Props {
  ticket: string
  link: string
  lots: number
  onDone: () => void
}

/** The claim ticket: the only way back to an idea, shown once. */
export const IdeaTicket = ({ ticket, link, lots, onDone }: Props) => (
  <section class="idea-ticket" data-ticket={ticket}>
    <Leaf
      title={words.thanks}
      under={<p>{lots === 1 ? kioskLater.writing.atOnce : kioskLater.writing.mixed}</p>}
      ways={
        <TapButton look="main" action="done" onTap={onDone}>
          {words.done}
        </TapButton>
      }
    >
      <div class="slip">
        <Qr text={link} label={words.qr} />
        <div>
          <p>{words.ticket}</p>
          <p class="letters">{spoken(ticket)}</p>
          <p class="tells">{words.ticketTells}</p>
        </div>
      </div>
    </Leaf>
  </section>
)
