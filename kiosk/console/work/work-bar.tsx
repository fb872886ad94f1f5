import type { Pace } from '../../../shared/pace.ts'
import { working } from '../../../shared/words/en.ts'
import './work-bar.css'

const WIDTH = 100

/** How much is done of what is required, with a mark where the plan stands now. */
export const WorkBar = ({ pace, carried }: { pace: Pace; carried: number }) => {
  const { required, done, planNow, standing } = pace
  if (!required) return null
  const most = Math.max(required, done)
  const at = (n: number) => (WIDTH * n) / most
  return (
    <svg
      class="work-bar"
      viewBox={`0 0 ${WIDTH} 12`}
      preserveAspectRatio="none"
      role="img"
      aria-label={working.work.bar(done, required, planNow, carried)}
      data-standing={standing}
    >
      <rect data-all y="3" width={at(required)} height="6" />
      <rect data-done y="3" width={at(done)} height="6" />
      {planNow > 0 && (
        <rect data-due x={Math.min(WIDTH - 1, at(planNow)) - 0.5} y="0" width="1" height="12" />
      )}
    </svg>
  )
}
