import type { Drawn, Look } from './run-of-points.ts'
import './run-of-points.css'

interface Props {
  points: readonly Drawn[]
  label: string
  columns: readonly [string, string, string]
  /** How a value is said; null is a gap. */
  say: (value: number | null) => string
  /** The same in fewer signs, for the end of the middle line. */
  short: (value: number) => string
}

const half = (points: readonly Drawn[]) => 50 / Math.max(1, points.length)

/** One line of each point's stretch, joined where its neighbour shares it. */
const Level = ({ points, of }: { points: readonly Drawn[]; of: 'centre' | 'lower' | 'upper' }) => (
  <>
    {points.map((point, n) => {
      const y = point[of]
      if (y === null) return null
      const next = points[n + 1]
      const then = next && next.part === point.part ? next[of] : null
      const from = point.x - half(points)
      const to = point.x + half(points)
      return (
        <>
          <line data-line={of} x1={`${from}%`} x2={`${to}%`} y1={`${y}%`} y2={`${y}%`} />
          {then !== null && then !== y && (
            <line data-line={of} x1={`${to}%`} x2={`${to}%`} y1={`${y}%`} y2={`${then}%`} />
          )}
        </>
      )
    })}
  </>
)

/** A shape means on every chart of a wall what it means in `spc-plan.ts`. */
export const shapes: Record<Look, string> = {
  usual: 'M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0Z',
  ghost: 'M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0Z',
  open: 'M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0Z',
  better: 'M0-7.5 7 0 0 7.5-7 0Z',
  worse: 'M0-6.8 6.8 5.4h-13.6Z',
  neither: 'M-5.6-5.6h11.2v11.2h-11.2Z',
}

const Joined = ({ points }: { points: readonly Drawn[] }) => (
  <>
    {points.map((point, n) => {
      const next = points[n + 1]
      if (!next || point.y === null || next.y === null) return null
      return (
        <line
          key={point.x}
          data-line={next.look === 'open' ? 'open' : 'run'}
          x1={`${point.x}%`}
          y1={`${point.y}%`}
          x2={`${next.x}%`}
          y2={`${next.y}%`}
        />
      )
    })}
  </>
)

/** A small run of points with what is usual and its limits; a special point shows by shape and colour. */
export const RunOfPoints = ({ points, label, columns, say, short }: Props) => {
  const [when, what, usual] = columns
  const first = points[0]
  const last = points.at(-1)
  const lined = points.findLast(({ centre }) => centre !== null)
  return (
    <figure class="run-of-points">
      <div aria-hidden="true">
        <svg aria-hidden="true">
          <Level points={points} of="upper" />
          <Level points={points} of="lower" />
          <Level points={points} of="centre" />
          <Joined points={points} />
        </svg>
        {points.map(({ x, y, look }) =>
          y === null ? null : (
            <i key={x} data-look={look} style={{ left: `${x}%`, top: `${y}%` }}>
              <svg viewBox="-8 -8 16 16" aria-hidden="true">
                <path d={shapes[look]} />
              </svg>
            </i>
          ),
        )}
        {lined && <span style={{ top: `${lined.centre}%` }}>{short(lined.centreValue ?? 0)}</span>}
      </div>
      <figcaption aria-hidden="true">
        <span>{first?.label}</span>
        <span>{last === first ? '' : last?.label}</span>
      </figcaption>
      <table>
        <caption>{label}</caption>
        <thead>
          <tr>
            <th scope="col">{when}</th>
            <th scope="col">{what}</th>
            <th scope="col">{usual}</th>
          </tr>
        </thead>
        <tbody>
          {points.map(point => (
            <tr key={point.x}>
              <th scope="row">{point.label}</th>
              <td>{say(point.value)}</td>
              <td>{point.centreValue === null ? '' : say(point.centreValue)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}
