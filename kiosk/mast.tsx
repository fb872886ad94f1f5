import { common, kiosk } from '../shared/words/en.ts'
import type { Report } from './outbox.ts'
import './mast.css'

interface Props {
  team: string
  /** With how many others words are mixed before anyone reads them. */
  lots: number
  /** The time of day where the team is. */
  clock: string
  offline: boolean
  /** Whether what is tapped now waits here for the network. */
  keeps: boolean
  demo: boolean
  report: Report
}

const newsOf = ({ offline, keeps, report }: Props) => {
  if (report.unpaired) return kiosk.unpaired
  if (report.setAside > 0) return kiosk.setAside(report.setAside)
  if (!offline) return ''
  return keeps && report.keeps ? kiosk.offline : kiosk.noNetwork
}

/** Whose kiosk this is, the promise it keeps, and the time. */
export const Mast = (props: Props) => (
  <header class="mast">
    <p>
      <b>{props.team}</b> <span>{kiosk.nobody(props.lots)}</span>
    </p>
    <p class="news" role="status">
      {[props.demo ? `${common.demo}.` : '', newsOf(props)].filter(Boolean).join(' ')}
    </p>
    <time>{props.clock}</time>
  </header>
)
