import { useState } from 'preact/hooks'
import type { Change } from '../../../shared/measure-history.ts'
import type { Measure } from '../../../shared/measures.ts'
import { desk as words } from '../../../shared/words/en.ts'
import type { Desk } from '../at-desk.ts'
import { Button } from '../form/button.tsx'
import { dayInWords } from '../when.ts'
import { changeInWords } from './change-words.ts'
import './changes.css'

const { chart: says } = words
const NEWEST = 8

/** What was done to a measure, when, by whom and why: the newest first. */
export const Changes = ({ desk, measure }: { desk: Desk; measure: Measure }) => {
  const [all, showAll] = useState(false)
  const newestFirst = measure.history.toReversed()
  const shown = all ? newestFirst : newestFirst.slice(0, NEWEST)
  return (
    <section class="changes" aria-labelledby="changes-head">
      <h2 id="changes-head">{says.historyHead}</h2>
      {measure.history.length === 0 && <p data-lead>{says.historyNone}</p>}
      <ol>
        {shown.map((change, at) => (
          <One key={at} desk={desk} measure={measure} change={change} />
        ))}
      </ol>
      {shown.length < newestFirst.length && (
        <p>
          <Button action="show-all-changes" onClick={() => showAll(true)}>
            {says.showAll(newestFirst.length)}
          </Button>
        </p>
      )}
    </section>
  )
}

const One = ({ desk, measure, change }: { desk: Desk; measure: Measure; change: Change }) => (
  <li data-what={change.what}>
    <span>{dayInWords(change.on, desk.today)}</span>
    <div>
      <b>{changeInWords(change, { cadence: measure.cadence, timeZone: desk.timeZone }, desk.nameOf)}</b>
      {change.why && <p dir="auto">{change.why}</p>}
    </div>
  </li>
)
