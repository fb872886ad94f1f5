import { useEffect, useRef } from 'preact/hooks'
import { multiplierOf } from '../../../shared/measuring.ts'
import { desk as words } from '../../../shared/words/en.ts'
import { Button } from '../form/button.tsx'
import type { Changing } from './doing.tsx'
import { Correcting, Counting, Ghosting } from './one-point.tsx'
import { dayAsSaid, periodInWords } from './period.ts'
import { behind, lineInWords, type PointRow, sayingOf, valueInWords } from './point-rows.ts'
import '../form/table.css'
import './points.css'

const { chart: says } = words
const NEWEST = 20

/** What is being done to which point. */
export interface Touched {
  x: string
  what: 'correct' | 'ghost'
}

interface Props extends Changing {
  rows: readonly PointRow[]
  /** The point that was pressed on the chart, or the empty string. */
  pressed: string
  touched: Touched | null
  onTouch: (touched: Touched | null) => void
  /** Whether every point has its row, or only the newest. */
  all: boolean
  onAll: () => void
}

/** Every point, the newest first, with all that is known of it. */
export const Points = ({ rows, pressed, touched, onTouch, all, onAll, ...given }: Props) => {
  const whole = useRef<HTMLElement>(null)
  const newestFirst = rows.toReversed()
  const isFar = newestFirst.findIndex(({ x }) => x === pressed) >= NEWEST
  const shown = all || isFar ? newestFirst : newestFirst.slice(0, NEWEST)
  useEffect(() => {
    if (!pressed) return
    const row = whole.current?.querySelector<HTMLElement>(`[data-x="${CSS.escape(pressed)}"]`)
    row?.focus()
    row?.scrollIntoView({ block: 'center' })
  }, [pressed])
  return (
    <section ref={whole} class="points" aria-labelledby="points-head">
      <h2 id="points-head">{says.pointsHead(rows.length)}</h2>
      <div class="table">
        <table data-folds>
          <thead>
            <tr>
              {Object.entries(says.columns).map(([key, name]) => (
                <th key={key} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(row => (
              <OnePoint
                key={row.x}
                {...given}
                row={row}
                isPressed={row.x === pressed}
                touched={touched?.x === row.x ? touched.what : null}
                onTouch={onTouch}
              />
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < rows.length && (
        <p>
          <Button action="show-all" onClick={onAll}>
            {says.showAll(rows.length)}
          </Button>
        </p>
      )}
    </section>
  )
}

interface OneProps extends Changing {
  row: PointRow
  isPressed: boolean
  touched: Touched['what'] | null
  onTouch: Props['onTouch']
}

const OnePoint = ({ row, isPressed, touched, onTouch, ...given }: OneProps) => {
  const { measure } = given
  const { x, point, reading } = row
  const when = periodInWords(x, measure.cadence, given.desk.timeZone)
  const value = point ? point.y : reading && reading.y !== null ? reading.y * multiplierOf(measure) : null
  const leave = () => onTouch(null)
  const form = { ...given, onLeave: leave }
  return (
    <>
      <tr
        data-x={x}
        tabIndex={-1}
        aria-current={isPressed || undefined}
        data-type={point ? (point.ghost !== null ? 'ghost' : point.pointType) : undefined}
      >
        <th scope="row" data-word>
          {when}
        </th>
        <td data-label={says.columns.value} data-number>
          {valueInWords(value, measure)} <small>{behind(row)}</small>
        </td>
        <td data-label={says.columns.lines} data-number>
          {lineInWords(point?.centre ?? null, measure)}
        </td>
        <td data-label={says.columns.limits} data-number>
          {point && (point.lower !== null || point.upper !== null)
            ? says.span(lineInWords(point.lower, measure), lineInWords(point.upper, measure))
            : ''}
        </td>
        <td data-label={says.columns.says} data-says>
          {sayingOf(row)}
        </td>
        <td data-label={says.columns.story}>{storyOf(row)}</td>
        <td>{reading && <Touch {...{ row, when, touched, onTouch }} />}</td>
      </tr>
      {reading && touched && (
        <tr data-below>
          <td colSpan={7}>
            {touched === 'correct' && <Correcting {...form} reading={reading} />}
            {touched === 'ghost' &&
              (reading.ghost ? (
                <Counting {...form} reading={reading} />
              ) : (
                <Ghosting {...form} reading={reading} />
              ))}
          </td>
        </tr>
      )}
    </>
  )
}

const storyOf = ({ reading, annotations }: PointRow) => {
  const told = [
    ...(reading?.ghost ? [says.ghostWhy(reading.ghost)] : []),
    ...(reading?.note ? [says.note(reading.note)] : []),
    ...annotations.map(({ kind, text }) => says.noted[kind](text)),
    ...(reading?.was ?? []).map(({ y, n, on, why }) => says.was(y, n, dayAsSaid(on), why)),
  ]
  return told.length > 0 ? (
    <ul>
      {told.map((one, at) => (
        <li key={at} dir="auto">
          {one}
        </li>
      ))}
    </ul>
  ) : null
}

interface TouchProps {
  row: PointRow
  when: string
  touched: Touched['what'] | null
  onTouch: Props['onTouch']
}

const Touch = ({ row: { x, reading }, when, touched, onTouch }: TouchProps) => {
  const toggle = (what: Touched['what']) => onTouch(touched === what ? null : { x, what })
  const isGhost = Boolean(reading?.ghost)
  return (
    <div data-row>
      <Button
        weight="quiet"
        action="correct"
        label={says.correct.askIt(when)}
        expanded={touched === 'correct'}
        onClick={() => toggle('correct')}
      >
        {says.correct.ask}
      </Button>
      <Button
        weight="quiet"
        action="ghost"
        label={isGhost ? says.ghost.backIt(when) : says.ghost.askIt(when)}
        expanded={touched === 'ghost'}
        onClick={() => toggle('ghost')}
      >
        {isGhost ? says.ghost.back : says.ghost.ask}
      </Button>
    </div>
  )
}
