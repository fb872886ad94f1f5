import { workingDesk } from '../../../shared/words/en.ts'
import { Button } from '../form/button.tsx'
import { Cell, Together } from '../form/field.tsx'
import type { KindPart } from './kind-fields.tsx'
import './plan-table.css'

const { form: says } = workingDesk
const DIGITS = 4

/** How many in each shift on each day of the week. */
export const PlanTable = ({ desk, draft, set }: KindPart) => {
  const setDays = (key: string, days: readonly string[]) => set({ plan: { ...draft.plan, [key]: days } })
  return (
    <Together name="plan" label={says.plan} hint={says.planHint}>
      <table class="plan-table">
        <thead>
          <tr>
            <td />
            {says.daysShort.map(day => (
              <th key={day} scope="col">
                {day}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {desk.state.team.shifts.map(({ key, name }) => {
            const days = draft.plan[key] ?? []
            return (
              <tr key={key}>
                <th scope="row">{name}</th>
                {says.days.map((day, n) => (
                  <td key={day}>
                    <Cell
                      name={`plan:${key}-${n}`}
                      label={says.planCell(name, day)}
                      value={days[n] ?? ''}
                      most={DIGITS}
                      onInput={text => setDays(key, days.with(n, text))}
                    />
                  </td>
                ))}
                <td data-all>
                  <Button
                    weight="quiet"
                    action="all-days"
                    label={says.allDaysIt(name)}
                    onClick={() =>
                      setDays(
                        key,
                        days.map(() => days[0] ?? ''),
                      )
                    }
                  >
                    {says.allDays}
                  </Button>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Together>
  )
}
