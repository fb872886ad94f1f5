import { isOnlyHere } from '../../../shared/look/only-here.ts'
import { Qr } from '../../../shared/look/qr.tsx'
import { onlyHere, desk as words } from '../../../shared/words/en.ts'
import { hashOf } from '../address.ts'
import { useAsked } from '../asked.ts'
import type { Screen } from '../asking.ts'
import type { Desk } from '../at-desk.ts'
import { Pairing } from '../screens/pairing.tsx'
import './welcome.css'

const LOOK_EVERY_MS = 5_000
const { welcome: says } = words

/** The first three minutes: open the board, open the kiosk, let both in, tap a face. */
export const Welcome = ({ desk }: { desk: Desk }) => {
  const { value, again } = useAsked<{ devices: readonly Screen[] }>(
    desk.ask,
    `/teams/${desk.team.id}/devices`,
    LOOK_EVERY_MS,
  )
  const has = (kind: Screen['kind']) => value?.devices.some(device => device.kind === kind) ?? false
  const answered = Object.values(desk.state.voices).some(({ moods }) => moods > 0)
  return (
    <div class="welcome">
      <p data-lead>{says.tells}</p>
      <ol>
        <li data-is={has('board') ? 'done' : 'open'}>
          <Step n={1} head={says.openBoard} isDone={has('board')} done={says.boardIn} />
          <Opening host={desk.url} path="/board" tells={says.boardTells} qr={says.boardQr} />
        </li>
        <li data-is={has('kiosk') ? 'done' : 'open'}>
          <Step n={2} head={says.openKiosk} isDone={has('kiosk')} done={says.kioskIn} />
          <Opening host={desk.url} path="/kiosk" tells={says.kioskTells} qr={says.kioskQr} />
        </li>
        <li data-wide>
          <Step n={3} head={says.letIn} isDone={has('board') && has('kiosk')} done={says.bothIn} />
          <p>{says.letInTells}</p>
          <Pairing desk={desk} onPaired={again} />
        </li>
        <li data-wide data-is={answered ? 'done' : 'open'}>
          <Step n={4} head={says.tap} isDone={answered} done={says.tapped} />
          <p>{says.tapTells}</p>
          <p>
            <a href={hashOf({ team: desk.team.id, section: 'board' })}>{says.thenBoard}</a>
            {' · '}
            <a href={hashOf({ team: desk.team.id, section: 'team' })}>{says.thenTeam}</a>
          </p>
        </li>
      </ol>
    </div>
  )
}

interface StepProps {
  n: number
  head: string
  isDone: boolean
  done: string
}

const Step = ({ n, head, isDone, done }: StepProps) => (
  <>
    <h2>
      <span>{n}</span> {head}
    </h2>
    {isDone && <p data-done>{done}</p>}
  </>
)

const Opening = ({ host, path, tells, qr }: { host: string; path: string; tells: string; qr: string }) => {
  const url = `${host}${path}`
  return (
    <div data-opening>
      <Qr text={url} label={qr} size="8.5rem" />
      <div>
        <p>{tells}</p>
        <p>
          <a href={url} target="_blank" rel="noreferrer">
            {host}
            <wbr />
            {path}
          </a>
        </p>
      </div>
      {isOnlyHere(url) && <p data-note>{onlyHere}</p>}
    </div>
  )
}
