import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Device } from '../shared/look/device.ts'
import { type Line, useLine } from '../shared/look/line.ts'
import { askFirst } from '../shared/look/offline.ts'
import { mark, mount, useTheme } from '../shared/look/page.ts'
import { Paired } from '../shared/look/pairing.tsx'
import { renew } from '../shared/look/renew.ts'
import type { Draft } from '../shared/state.ts'
import { ahead } from './ahead.ts'
import { entries } from './entries/entries.ts'
import type { Told } from './entry.ts'
import { Kiosk } from './kiosk.tsx'
import { nothingWaits, Outbox, type Report } from './outbox.ts'
import { marblesOf, noTally, type Tally, tally } from './pending.ts'
import { postWith } from './post.ts'

const FETCH_AFTER_MS = 1_500
/** Nobody waits longer to learn whether help was called. */
const TELL_WITHIN_MS = 5_000

/** What this screen has tapped and not yet sent, for as long as it is paired. */
const useOutbox = ({ team, token }: Device, { connection, welcome, heardAt }: Line) => {
  const [report, setReport] = useState<Report>(nothingWaits)
  const outbox = useMemo(
    () => new Outbox({ team, post: postWith(token), onReport: setReport }),
    [team, token],
  )
  useEffect(() => {
    void outbox.open()
    const lineIsBack = () => outbox.lineIsBack()
    addEventListener('online', lineIsBack)
    return () => {
      removeEventListener('online', lineIsBack)
      outbox.close()
    }
  }, [outbox])
  useEffect(() => {
    // Every welcome is a line that was opened anew, also after a gap too short to be called one.
    if (connection === 'live') outbox.lineIsBack()
  }, [outbox, connection, welcome])
  useEffect(() => outbox.heard(), [outbox, heardAt])
  return {
    report,
    keep: useCallback((draft: Draft) => outbox.keep(draft), [outbox]),
    forget: useCallback(() => void outbox.forgetSetAside(), [outbox]),
  }
}

/** Our own marbles that the wall does not count yet. */
const useExtra = ({ held }: Line, { pending }: Report) => {
  const last = useRef<Tally>(noTally)
  const total = Object.values(held.state.voices).reduce((sum, { moods }) => sum + moods, 0)
  const next = tally(last.current, { total, head: held.heads.voice, pending: marblesOf(pending) })
  // What the first state brings is no news of ours: until it is there, nothing can be compared with it.
  last.current = held.log ? next : noTally
  return next.extra
}

/** Tells the server now or not at all: what must not arrive minutes later is never kept. */
const useTell = ({ team, token }: Device) =>
  useCallback(
    async (draft: Draft): Promise<Told> => {
      const reply = await postWith(token, { withinMs: TELL_WITHIN_MS })(team, [draft])
      const answer = 'each' in reply ? reply.each[0] : 'whole' in reply ? reply.whole : undefined
      return answer && answer.status < 300 ? true : { no: answer?.code ?? 'unreached' }
    },
    [team, token],
  )

/** A kiosk has no menus, no zoom and nothing to drag. */
const useBareGlass = () => {
  useEffect(() => {
    const no = (event: Event) => event.preventDefault()
    const gestures = ['contextmenu', 'dragstart', 'gesturestart']
    for (const gesture of gestures) addEventListener(gesture, no)
    return () => {
      for (const gesture of gestures) removeEventListener(gesture, no)
    }
  }, [])
}

/** Every screen is fetched before it is needed, so that a tap opens it without a network too. */
const useFetchAhead = () => {
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const entry of entries) void entry.fetch()
    }, FETCH_AFTER_MS)
    return () => clearTimeout(timer)
  }, [])
}

const PairedKiosk = ({ device }: { device: Device }) => {
  const { name, team, token } = device
  const busy = useRef(false)
  const mayReload = useCallback(() => !busy.current, [])
  useEffect(() => askFirst(mayReload), [mayReload])
  const onBusy = useCallback((now: boolean) => {
    busy.current = now
  }, [])
  const line = useLine({ team, token, cache: `kiosk ${team}`, mayReload })
  const { held, connection, welcome, order, serverNow } = line
  const { report, keep, forget } = useOutbox(device, line)
  const tell = useTell(device)
  const extra = useExtra(line, report)
  const state = useMemo(() => ahead(held, report.pending), [held, report.pending])
  useTheme({ timeZone: held.state.team.timeZone, now: serverNow })
  useBareGlass()
  useFetchAhead()
  useEffect(() => mark({ connection, seq: held.heads.team + held.heads.voice }), [connection, held])

  return (
    <Kiosk
      entries={entries}
      state={state}
      connection={connection}
      report={report}
      extra={extra}
      name={name}
      build={__BUILD__}
      demo={welcome?.demo ?? false}
      identify={order?.do === 'identify' ? order.name : ''}
      url={welcome?.url ?? location.origin}
      now={serverNow}
      keep={keep}
      tell={tell}
      onForget={forget}
      onReload={() => void renew('asked')}
      onBusy={onBusy}
    />
  )
}

mount(<Paired kind="kiosk">{device => <PairedKiosk key={device.token} device={device} />}</Paired>, {
  alone: true,
})
