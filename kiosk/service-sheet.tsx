import { useEffect } from 'preact/hooks'
import { common, kiosk } from '../shared/words/en.ts'
import type { Report } from './outbox.ts'
import { TapButton } from './tap-button.tsx'
import './service-sheet.css'

const words = kiosk.service
const CORNER_PX = 96
const TAPS = 5
const WITHIN_MS = 4_000

/** Five taps in the top left corner, for somebody who looks after the screen. */
export const useCornerTaps = (onFive: () => void) => {
  useEffect(() => {
    let taps: number[] = []
    const tapped = ({ clientX, clientY }: PointerEvent) => {
      const now = performance.now()
      const inCorner = clientX < CORNER_PX && clientY < CORNER_PX
      taps = inCorner ? [...taps.filter(at => now - at < WITHIN_MS), now] : []
      if (taps.length < TAPS) return
      taps = []
      onFive()
    }
    addEventListener('pointerup', tapped)
    return () => removeEventListener('pointerup', tapped)
  }, [onFive])
}

interface Props {
  name: string
  connection: keyof typeof common.connection
  build: string
  report: Report
  onReload: () => void
  /** Forgets what the server refused. */
  onForget: () => void
  onClose: () => void
}

/** How this screen is doing, for the one who looks after it. */
export const ServiceSheet = ({ name, connection, build, report, onReload, onForget, onClose }: Props) => {
  const facts: [string, string | number][] = [
    [words.name, name],
    [words.connection, common.connection[connection]],
    [words.build, build],
    [words.waiting, report.waiting],
    [words.held, report.held],
    [words.setAside, report.setAside],
  ]
  return (
    <div class="service-sheet" role="dialog" aria-modal="true" aria-labelledby="service-title">
      <div>
        <h2 id="service-title">{words.title}</h2>
        <dl>
          {facts.map(([what, value]) => (
            <div key={what}>
              <dt>{what}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <footer>
          <TapButton action="reload" off={connection === 'offline'} onTap={onReload}>
            {words.reload}
          </TapButton>
          {report.setAside > 0 && (
            <TapButton action="forget" onTap={onForget}>
              {words.forget}
            </TapButton>
          )}
          <TapButton look="main" action="back" onTap={onClose}>
            {words.close}
          </TapButton>
        </footer>
      </div>
    </div>
  )
}
