import type { Shift } from '../../../shared/shifts.ts'
import { desk as words } from '../../../shared/words/en.ts'
import { stretchesOf } from './pattern.ts'
import './day-strip.css'

const DAY = 1_440

/** The working day as a strip: what belongs to which shift, and what to none. */
export const DayStrip = ({ shifts }: { shifts: readonly Shift[] }) => {
  const stretches = stretchesOf(shifts)
  if (stretches.length === 0) return null
  return (
    <figure class="day-strip">
      <div aria-hidden="true">
        {stretches.map(({ at, name, from, length }) => (
          <span
            key={at}
            data-at={at % 2 ? 'odd' : 'even'}
            style={{ left: `${(from / DAY) * 100}%`, width: `${(length / DAY) * 100}%` }}
          >
            {name}
          </span>
        ))}
      </div>
      <figcaption>{words.team.dayBegins(shifts[0]?.from ?? '')}</figcaption>
    </figure>
  )
}
