import { working as words } from '../../../shared/words/en.ts'
import { useAsFits } from '../../as-fits.ts'
import { Fitted } from '../../fitted.tsx'
import { Hint } from '../../hint.tsx'
import type { Model, Open } from './select.ts'
import { Timer } from './timer.tsx'
import './help-panel.css'

const say = words.help

const Hand = () => (
  <svg viewBox="-10 -10 20 20" aria-hidden="true">
    <path
      d="M0-9.4 9.6 8.6H-9.6ZM-1.2-3.6V3H1.2V-3.6ZM-1.2 4.6V6.9H1.2V4.6Z"
      fill="currentColor"
      fill-rule="evenodd"
    />
  </svg>
)

const Coming = () => (
  <svg viewBox="-10 -10 20 20" aria-hidden="true">
    <path d="M-9-3.4H-.5V-8.6L9.4 0-.5 8.6V3.4H-9Z" fill="currentColor" />
  </svg>
)

const Call = ({ call, now, stale }: { call: Open; now: number; stale: boolean }) => {
  const { what, where, note, calledAt, isComing, coming, tier } = call
  return (
    <li data-call={call.id} data-coming={isComing ? '' : undefined}>
      <h3>
        <span>
          {isComing ? <Coming /> : <Hand />}
          <bdi>{where}</bdi>
        </span>
        <Timer since={calledAt} now={now} isStill={stale} />
      </h3>
      <p data-name="what">
        <bdi>{what}</bdi>
        {note && <small dir="auto">{note}</small>}
      </p>
      <p data-name="coming">
        <bdi>{coming}</bdi>
      </p>
      {tier && <p data-name="tier">{tier}</p>}
    </li>
  )
}

/** What goes first where there is little room: notes and tiers, then what is wanted, then who comes; at last it is written smaller. */
const shorter = ['', 'few', 'fewer', 'where', 'small'] as const

const Calls = ({ open, now, stale }: Pick<Model, 'open' | 'now' | 'stale'>) => {
  const { list, gone } = useAsFits<HTMLOListElement>(JSON.stringify(open), shorter)
  return (
    <div class="help-panel" data-count={Math.min(open.length, 3)}>
      <ol ref={list}>
        {open.map(call => (
          <Call key={call.id} {...{ call, now, stale }} />
        ))}
      </ol>
      {gone > 0 && <small>{say.more(gone)}</small>}
    </div>
  )
}

const Calm = ({ last }: { last: string }) => (
  <div class="help-panel" data-calm="">
    <Fitted content={last} least={1} prefer="more">
      <p>{say.none}</p>
      {last && <p>{last}</p>}
      <p>{say.bell}</p>
    </Fitted>
  </div>
)

/** Every open call; or that nobody needs help. */
export const View = ({ open, now, last, stale, empty }: Model) => {
  if (empty) return <Hint text={empty} />
  return open.length > 0 ? <Calls {...{ open, now, stale }} /> : <Calm last={last} />
}
