import { isOnlyHere } from '../../../shared/look/only-here.ts'
import { Qr } from '../../../shared/look/qr.tsx'
import { onlyHere, desk as words } from '../../../shared/words/en.ts'
import type { Desk } from '../at-desk.ts'
import { Sure } from '../form/sure.tsx'
import './phone-page.css'

const { team: says } = words

/** The address at which people speak to this team from their own phones. */
export const PhonePage = ({ desk }: { desk: Desk }) => {
  const { code } = desk.state.team
  const address = `${desk.url}/t/${code}`
  return (
    <div class="phone-page">
      {code && (
        <>
          <Qr text={address} label={says.phoneQr} size="9rem" />
          <div>
            <p>{says.phoneTells}</p>
            <p>
              <a href={address}>{address}</a>
            </p>
            {isOnlyHere(address) && <p data-note>{onlyHere}</p>}
          </div>
        </>
      )}
      <div data-renew>
        <Sure
          ask={says.renew}
          action="renew"
          tells={says.renewTells}
          yes={says.renewYes}
          onYes={async () => {
            await desk.ask('POST', `/teams/${desk.team.id}/code`)
            desk.say(says.renewed)
          }}
        />
      </div>
    </div>
  )
}
