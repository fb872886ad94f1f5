import { working as words } from '../../../shared/words/en.ts'
import type { Shown } from './select.ts'

const say = words.work

/** Up to here the plan's own words leave room for others at the end of their line. */
const ROOM_UP_TO = 65

/** What is done of what is required, with the place where the plan is now and the part that was carried over. */
export const Bar = ({
  ruler,
  told,
  planNow,
  carried,
}: Pick<Shown, 'ruler' | 'told' | 'planNow' | 'carried'>) => {
  const isBeside = carried > 0 && (ruler.plan ?? 0) <= ROOM_UP_TO
  return (
    <div data-bar="" role="img" aria-label={told}>
      <p aria-hidden="true">
        {ruler.plan !== null && (
          <span data-edge={ruler.plan > 50 ? 'end' : 'start'} style={{ '--x': `${ruler.plan}%` }}>
            {say.planNow(planNow)}
          </span>
        )}
        {isBeside && <span data-edge="far">{say.carried(carried)}</span>}
      </p>
      <div aria-hidden="true">
        <i data-part="carried" style={{ width: `${ruler.carried}%` }} />
        <i data-part="done" style={{ width: `${ruler.done}%` }} />
        {ruler.plan !== null && <i data-part="plan" style={{ left: `${ruler.plan}%` }} />}
      </div>
      <ol aria-hidden="true">
        {ruler.marks.map(({ x, label, isMinor }, n) => (
          <li
            key={x}
            data-minor={isMinor ? '' : undefined}
            data-edge={n === 0 ? 'start' : n === ruler.marks.length - 1 ? 'end' : undefined}
            style={{ left: `${x}%` }}
          >
            {label}
          </li>
        ))}
      </ol>
      {carried > 0 && !isBeside && <small aria-hidden="true">{say.carried(carried)}</small>}
    </div>
  )
}
