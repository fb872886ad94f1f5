import { useRef } from 'preact/hooks'
import type { Shift } from '../../../shared/shifts.ts'
import { workingDesk } from '../../../shared/words/en.ts'
import type { Drawing } from './due-points.ts'
import { clockOf } from './spans.ts'
import './due-line.css'

const { form: says } = workingDesk
const WIDTH = 560
const HEIGHT = 220
const EDGE = { left: 40, right: 32, top: 18, bottom: 26 }
const INNER = { width: WIDTH - EDGE.left - EDGE.right, height: HEIGHT - EDGE.top - EDGE.bottom }
const LABELS_MOST = 7
const STEP = 5

interface Props {
  drawing: Drawing
  shift: Shift
  timeZone: string
  unit: string
  /** What is due by the end of each part in per cent, where it can be drawn. */
  drawn?: readonly number[]
  onDraw?: (part: number, percent: number) => void
}

const yOf = (share: number) => EDGE.top + INNER.height * (1 - share)
const xOf = (at: number, { span }: Drawing) =>
  EDGE.left + (INNER.width * (at - span.start)) / (span.end - span.start)

/** What falls due through a shift, as a line with the breaks in it; where it may be drawn, its points can be pulled. */
export const DueLine = (props: Props) => {
  const { drawing, shift, timeZone, unit, drawn, onDraw } = props
  const { required, isExample, line, parts } = drawing
  const svg = useRef<SVGSVGElement>(null)
  const points = line.map(([at, share]) => `${xOf(at, drawing).toFixed(1)},${yOf(share).toFixed(1)}`)
  const said = parts
    .filter((_, n) => n % Math.ceil(parts.length / LABELS_MOST) === 0 || n === parts.length - 1)
    .map(({ at, share }) =>
      says.linePoint(String(Math.floor(share * required + 1e-6)), clockOf(at, { timeZone })),
    )
  const pull = (event: PointerEvent) => {
    const box = svg.current?.getBoundingClientRect()
    if (!box || !drawn || !onDraw) return
    const x = ((event.clientX - box.left) * WIDTH) / box.width - EDGE.left
    const y = ((event.clientY - box.top) * HEIGHT) / box.height - EDGE.top
    const n = Math.round((x / INNER.width) * drawn.length) - 1
    if (n >= 0 && n < drawn.length - 1) onDraw(n, 100 * (1 - y / INNER.height))
  }
  return (
    <figure class="due-line" data-drawn={onDraw ? true : undefined}>
      <svg
        ref={svg}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role={onDraw ? 'group' : 'img'}
        aria-label={`${says.line(shift.name)}. ${says.lineSays(said.join(', '))}`}
        onPointerDown={event => {
          if (!onDraw) return
          event.currentTarget.setPointerCapture(event.pointerId)
          pull(event)
        }}
        onPointerMove={event => event.buttons > 0 && pull(event)}
      >
        <Ground {...props} />
        <polyline points={points.join(' ')} />
        {drawn && onDraw && <Handles {...props} drawn={drawn} onDraw={onDraw} />}
      </svg>
      <figcaption>{isExample ? says.lineExample(required) : says.lineFor(required, unit)}</figcaption>
    </figure>
  )
}

/** The hours, the breaks, and how many in all. */
const Ground = ({ drawing, timeZone }: Props) => {
  const { span, breaks, required, parts } = drawing
  const every = Math.ceil(parts.length / LABELS_MOST)
  const hours = [span.start, ...parts.map(({ at }) => at)].filter((_, n) => n % every === 0)
  return (
    <g>
      {breaks.map(({ from, to }) => (
        <rect
          key={from}
          data-break
          x={xOf(from, drawing)}
          y={EDGE.top}
          width={xOf(to, drawing) - xOf(from, drawing)}
          height={INNER.height}
        />
      ))}
      <path d={`M${EDGE.left} ${EDGE.top}V${EDGE.top + INNER.height}H${WIDTH - EDGE.right}`} />
      <text x={EDGE.left - 6} y={yOf(1) + 5} data-end>
        {required}
      </text>
      <text x={EDGE.left - 6} y={yOf(0) + 5} data-end>
        0
      </text>
      {hours.map(at => (
        <text key={at} x={xOf(at, drawing)} y={HEIGHT - 6}>
          {clockOf(at, { timeZone })}
        </text>
      ))}
    </g>
  )
}

type HandleProps = Props & Required<Pick<Props, 'drawn' | 'onDraw'>>

const moves: Partial<Record<string, (now: number) => number>> = {
  ArrowUp: now => now + 1,
  ArrowRight: now => now + 1,
  ArrowDown: now => now - 1,
  ArrowLeft: now => now - 1,
  PageUp: now => now + STEP,
  PageDown: now => now - STEP,
  Home: () => 0,
  End: () => 100,
}

/** A point at the end of each part but the last, which is always all of it. */
const Handles = ({ drawing, drawn, timeZone, unit, onDraw }: HandleProps) =>
  drawn.slice(0, -1).map((percent, n) => {
    const at = drawing.parts[n]?.at ?? drawing.span.end
    const units = `${Math.floor((percent * drawing.required) / 100)} ${unit}`.trim()
    return (
      <circle
        key={at}
        role="slider"
        tabindex={0}
        cx={xOf(at, drawing)}
        cy={yOf(percent / 100)}
        r="7"
        aria-label={says.drawPoint(clockOf(at, { timeZone }))}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={says.drawValue(percent, units)}
        onKeyDown={event => {
          const move = moves[event.key]
          if (!move) return
          event.preventDefault()
          onDraw(n, move(percent))
        }}
      />
    )
  })
