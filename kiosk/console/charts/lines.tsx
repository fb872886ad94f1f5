import { useEffect, useRef, useState } from 'preact/hooks'
import type { Measure, Rebase } from '../../../shared/measures.ts'
import type { Reckoned } from '../../../shared/measuring.ts'
import type { Chart, Part } from '../../../shared/spc/chart.ts'
import { desk as words } from '../../../shared/words/en.ts'
import { Button } from '../form/button.tsx'
import { Sure } from '../form/sure.tsx'
import type { Changing } from './doing.tsx'
import { dayAsSaid, periodInWords } from './period.ts'
import { lineInWords } from './point-rows.ts'
import { Withdrawing } from './rebasing.tsx'
import '../form/table.css'
import './lines.css'

const { chart: says } = words

/** The rebase that began a part. The newest of those on or before its first point is the one that counts. */
export const rebaseOf = ({ rebases }: Measure, { from, reason }: Part): Rebase | null =>
  reason === null ? null : (rebases.findLast(one => one.from <= String(from)) ?? null)

/** Which points make the lines, in words. */
const linesNow = ({ baseline, baselineFrom, baselineUntil }: Measure) => {
  if (baselineUntil)
    return says.linesNow.days(baselineFrom && dayAsSaid(baselineFrom), dayAsSaid(baselineUntil))
  return baseline > 0 ? says.linesNow.first(Math.max(12, baseline)) : says.linesNow.all
}

interface Props extends Changing {
  reckoned: Reckoned
}

/** Where the lines come from, part by part, and what was noted on the time axis. */
export const Lines = ({ reckoned: { chart }, ...given }: Props) => {
  const { measure } = given
  const [withdrawn, withdraw] = useState('')
  const used = new Set(chart?.parts.map(part => rebaseOf(measure, part)?.from))
  const idle = measure.rebases.filter(({ from }) => !used.has(from))
  const whole = useRef<HTMLElement>(null)
  const isDone = useRef(false)
  useFocus(whole, withdrawn, isDone)
  const form = {
    ...given,
    onLeave: () => withdraw(''),
    onDone: (told: string) => {
      isDone.current = true
      withdraw('')
      given.onDone(told)
    },
  }
  const row = { withdrawn, onWithdraw: withdraw, form }
  return (
    <section ref={whole} class="lines" aria-labelledby="lines-head">
      <h2 id="lines-head" tabIndex={-1}>
        {says.linesHead}
      </h2>
      <p data-lead>{linesNow(measure)}</p>
      {(chart || idle.length > 0) && (
        <div class="table">
          <table data-folds>
            <thead>
              <tr>
                {Object.values([
                  says.part.from,
                  says.part.points,
                  says.part.middle,
                  says.part.limits,
                  says.part.reason,
                  says.part.actions,
                ]).map(name => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {chart?.parts.map((part, at) => (
                <OnePart key={String(part.from)} {...{ chart, part, at, measure }} {...row} />
              ))}
              {idle.map(rebase => (
                <IdleRebase key={rebase.from} {...{ rebase, measure }} {...row} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Notes {...given} />
    </section>
  )
}

/** Puts the focus into the question that opens, and back to its button, or to the top of what the button went with. */
const useFocus = (
  whole: { current: HTMLElement | null },
  withdrawn: string,
  isDone: { current: boolean },
) => {
  const was = useRef('')
  useEffect(() => {
    const find = (what: string) => whole.current?.querySelector<HTMLElement>(what)
    if (withdrawn) find('form textarea')?.focus()
    else if (was.current) {
      const button = find(`[data-rebase="${CSS.escape(was.current)}"] button`)
      // The button goes with the limits it withdrew, a moment after they are withdrawn.
      ;((!isDone.current && button) || find('h2'))?.focus()
      isDone.current = false
    }
    was.current = withdrawn
  }, [withdrawn])
}

interface RowProps {
  measure: Measure
  withdrawn: string
  onWithdraw: (from: string) => void
  form: Changing
}

interface PartProps extends RowProps {
  chart: Chart
  part: Part
  at: number
}

const OnePart = ({ chart, part, at, ...row }: PartProps) => {
  const { measure } = row
  const rebase = rebaseOf(measure, part)
  const last = chart.points.findLast(point => point.part === at)
  const standing = says.part.standing[part.standing]
  const { centre = null, lower = null, upper = null } = last ?? {}
  return (
    <>
      <tr data-standing={part.standing} data-rebase={rebase?.from}>
        <th scope="row" data-word>
          {periodInWords(part.from, measure.cadence, row.form.desk.timeZone)}
        </th>
        <td data-label={says.part.points} data-number>
          {part.nObs}
        </td>
        <td data-label={says.part.middle} data-number>
          {`${says.middles[part.centreIs]} ${lineInWords(centre, measure)}`}
        </td>
        <td data-label={says.part.limits}>
          {lower === null && upper === null
            ? standing
            : says.span(lineInWords(lower, measure), lineInWords(upper, measure))}
          {standing && (lower !== null || upper !== null) && <small> {standing}</small>}
        </td>
        <td data-label={says.part.reason} dir="auto">
          {rebase ? rebase.reason || '' : says.part.first}
        </td>
        <td>{rebase && <Ask from={rebase.from} {...row} />}</td>
      </tr>
      {rebase && row.withdrawn === rebase.from && <Below from={rebase.from} {...row} />}
    </>
  )
}

/** A rebase that no point follows yet. */
const IdleRebase = ({ rebase: { from, reason }, ...row }: RowProps & { rebase: Rebase }) => {
  const isAhead = from > (row.measure.readings.at(-1)?.x ?? '')
  return (
    <>
      <tr data-rebase={from}>
        <th scope="row" data-word>
          {dayAsSaid(from)}
        </th>
        <td colSpan={3}>{isAhead ? says.part.waits : says.part.hidden}</td>
        <td data-label={says.part.reason} dir="auto">
          {reason}
        </td>
        <td>
          <Ask from={from} {...row} />
        </td>
      </tr>
      {row.withdrawn === from && <Below from={from} {...row} />}
    </>
  )
}

const Ask = ({ from, withdrawn, onWithdraw }: RowProps & { from: string }) => (
  <Button
    weight="quiet"
    action="withdraw"
    label={says.withdraw.askIt(dayAsSaid(from))}
    expanded={withdrawn === from}
    onClick={() => onWithdraw(withdrawn === from ? '' : from)}
  >
    {says.withdraw.ask}
  </Button>
)

const Below = ({ from, form }: RowProps & { from: string }) => (
  <tr data-below>
    <td colSpan={6}>
      <Withdrawing {...form} from={from} />
    </td>
  </tr>
)

const Notes = ({ desk, measure }: Changing) =>
  measure.annotations.length > 0 ? (
    <ul>
      {measure.annotations.map(({ id, x, kind, text }) => (
        <li key={id} data-note={kind}>
          <span>{dayAsSaid(x)}</span>
          <span dir="auto">{says.noted[kind](text)}</span>
          <Sure
            weight="quiet"
            ask={says.annotate.remove}
            label={says.annotate.removeIt(text)}
            action="remove-note"
            tells={says.annotate.removeTells}
            yes={says.annotate.removeYes}
            onYes={async () => {
              await desk.write({ type: 'annotation-removed', measure: measure.id, annotation: id })
              desk.say(says.annotate.removed)
            }}
          />
        </li>
      ))}
    </ul>
  ) : null
