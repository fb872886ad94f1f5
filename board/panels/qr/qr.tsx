import { Qr } from '../../../shared/look/qr.tsx'
import { board as words } from '../../../shared/words/en.ts'
import { Fitted } from '../../fitted.tsx'
import { Hint } from '../../hint.tsx'
import type { Model } from './qr.ts'
import './qr-panel.css'

const say = words.qr

/** Where an address may go on in the next line. */
const partsOf = (address: string) => address.split(/(?<=[./:-])/)

/** The code, what it is for, and the address for those whose camera will not. */
export const View = ({ address, plain, purpose, empty }: Model) =>
  empty ? (
    <Hint text={empty} />
  ) : (
    <div class="qr-panel">
      <div>
        <Qr text={address} label={say.label(plain)} />
      </div>
      <Fitted content={purpose} least={0} prefer="more">
        <p dir="auto">{purpose}</p>
      </Fitted>
      <p>
        <bdi>
          {partsOf(plain).map(part => (
            <>
              {part}
              <wbr />
            </>
          ))}
        </bdi>
      </p>
    </div>
  )
