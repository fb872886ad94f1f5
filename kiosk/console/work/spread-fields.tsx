import { useState } from 'preact/hooks'
import type { Shift } from '../../../shared/shifts.ts'
import { workingDesk } from '../../../shared/words/en.ts'
import { curves } from '../../../shared/work-settings.ts'
import { Button } from '../form/button.tsx'
import { Choose } from '../form/choose.tsx'
import { Cell, OneOf, Together } from '../form/field.tsx'
import { DueLine } from './due-line.tsx'
import { drawingOf } from './due-points.ts'
import type { KindPart } from './kind-fields.tsx'
import { drawnTo, partBegins, straight } from './spread.ts'
import './spread-fields.css'

const { form: says } = workingDesk
const WEIGHT_DIGITS = 4

/** How the plan grows through a shift, with the line that comes of it. A feed has no plan: each thing is due in its time. */
export const SpreadFields = (part: KindPart) => {
  const { desk, draft, set } = part
  const { shifts } = desk.state.team
  const [shown, show] = useState(shifts[0]?.key ?? '')
  const shift = shifts.find(({ key }) => key === shown) ?? shifts[0]
  if (draft.demand === 'feed' || !shift) return null
  return (
    <>
      <Choose
        name="curve"
        label={says.curve}
        values={curves}
        says={says.curves}
        value={draft.curve}
        onInput={curve => set({ curve })}
      />
      {shifts.length > 1 && (
        <OneOf
          name="shown"
          label={says.lineShift}
          short
          value={shift.key}
          options={shifts.map(({ key, name }) => ({ value: key, label: name }))}
          onInput={show}
        />
      )}
      <OneShift key={shift.key} {...part} shift={shift} />
    </>
  )
}

const OneShift = ({ shift, ...part }: KindPart & { shift: Shift }) => {
  const { desk, draft, set } = part
  const drawing = drawingOf(draft, shift, desk.state.team, desk.today)
  const drawn = draft.drawn[shift.key] ?? []
  const setDrawn = (to: readonly number[]) => set({ drawn: { ...draft.drawn, [shift.key]: to } })
  return (
    <Together
      name="shape"
      label={draft.curve === 'even' ? says.line(shift.name) : says.shape}
      {...(draft.curve === 'hours' ? { hint: says.shapeHint } : {})}
      {...(draft.curve === 'drawn' ? { hint: says.drawHint } : {})}
    >
      <div class="spread-fields">
        {drawing && (
          <DueLine
            {...{ drawing, shift }}
            timeZone={desk.state.team.timeZone}
            unit={draft.unit}
            {...(draft.curve === 'drawn'
              ? { drawn, onDraw: (n: number, to: number) => setDrawn(drawnTo(drawn, n, to)) }
              : {})}
          />
        )}
        {draft.curve === 'hours' && <Weights {...part} shift={shift} />}
        {draft.curve === 'drawn' && <Typed shift={shift} drawn={drawn} onInput={setDrawn} />}
      </div>
    </Together>
  )
}

const Weights = ({ draft, set, shift }: KindPart & { shift: Shift }) => {
  const hours = draft.hours[shift.key] ?? []
  return (
    <ol data-parts>
      {hours.map((text, n) => {
        const from = partBegins(shift, n)
        return (
          <li key={from}>
            <span aria-hidden="true">{from}</span>
            <Cell
              name={`shape:${shift.key}-${n}`}
              label={says.shapeCell(shift.name, from)}
              value={text}
              most={WEIGHT_DIGITS}
              onInput={to => set({ hours: { ...draft.hours, [shift.key]: hours.with(n, to) } })}
            />
          </li>
        )
      })}
    </ol>
  )
}

interface TypedProps {
  shift: Shift
  drawn: readonly number[]
  onInput: (drawn: readonly number[]) => void
}

/** The same line as numbers, for those who would rather type. */
const Typed = ({ shift, drawn, onInput }: TypedProps) => (
  <details>
    <summary>{says.drawTyped}</summary>
    <ol data-parts>
      {drawn.slice(0, -1).map((percent, n) => {
        const at = partBegins(shift, n + 1)
        return (
          <li key={at}>
            <span aria-hidden="true">{at}</span>
            <Percent
              name={`shape:${shift.key}-${n}`}
              label={says.drawType(at)}
              percent={percent}
              onInput={to => onInput(drawnTo(drawn, n, to))}
            />
          </li>
        )
      })}
    </ol>
    <Button weight="quiet" action="straighten" onClick={() => onInput(straight(drawn.length))}>
      {says.straighten}
    </Button>
  </details>
)

interface PercentProps {
  name: string
  label: string
  percent: number
  onInput: (percent: number) => void
}

/** A number from 0 to 100. An empty field may be typed into, and shows what holds once it is left. */
const Percent = ({ percent, onInput, ...cell }: PercentProps) => {
  const [typed, type] = useState<string | null>(null)
  return (
    <Cell
      {...cell}
      value={typed ?? String(percent)}
      most={3}
      onInput={text => {
        const digits = text.replaceAll(/\D/g, '')
        type(digits)
        if (digits) onInput(Number(digits))
      }}
      onLeave={() => type(null)}
    />
  )
}
