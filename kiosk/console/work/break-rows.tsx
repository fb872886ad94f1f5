import { workingDesk } from '../../../shared/words/en.ts'
import { Button } from '../form/button.tsx'
import { Cell, Together } from '../form/field.tsx'
import { rowed } from '../team/draft.ts'
import type { KindPart } from './kind-fields.tsx'
import './break-rows.css'

const { form: says } = workingDesk
const BREAKS_MOST = 6

/** When nothing falls due. */
export const BreakRows = ({ draft, set }: KindPart) => {
  const { breaks } = draft
  const change = (row: number, more: { from?: string; to?: string }) =>
    set({ breaks: breaks.map(one => (one.row === row ? { ...one, ...more } : one)) })
  return (
    <Together name="breaks" label={says.breaks} hint={says.breaksHint}>
      {breaks.length > 0 && (
        <ol class="break-rows">
          {breaks.map(({ row, from, to }, n) => (
            <li key={row}>
              <Cell
                name={`breaks:${row}-from`}
                label={says.breakFrom(n + 1)}
                type="time"
                value={from}
                onInput={text => change(row, { from: text })}
              />
              <span aria-hidden="true">{says.until}</span>
              <Cell
                name={`breaks:${row}-to`}
                label={says.breakTo(n + 1)}
                type="time"
                value={to}
                onInput={text => change(row, { to: text })}
              />
              <Button
                weight="quiet"
                action="remove-break"
                label={says.takeOutBreak(n + 1)}
                onClick={() => set({ breaks: breaks.filter(one => one.row !== row) })}
              >
                {says.takeOut}
              </Button>
            </li>
          ))}
        </ol>
      )}
      {breaks.length < BREAKS_MOST && (
        <div data-buttons>
          <Button
            action="add-break"
            onClick={() => set({ breaks: [...breaks, rowed({ from: '12:30', to: '13:00' })] })}
          >
            {says.addBreak}
          </Button>
        </div>
      )}
    </Together>
  )
}
