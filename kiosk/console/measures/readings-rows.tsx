import type { Measure } from '../../../shared/measures.ts'
import { desk as words } from '../../../shared/words/en.ts'
import type { Desk } from '../at-desk.ts'
import { type FileRow, partOf } from './readings-look.ts'
import { periodInWords, readingInWords } from './standing.ts'
import '../form/table.css'

const { measures: says } = words
const SHOWN = 8

interface Props {
  desk: Desk
  measure: Measure
  rows: readonly FileRow[]
}

/** The first rows of a file, as the readings they would become. */
export const FileRows = ({ desk, measure, rows }: Props) => (
  <div class="table">
    <table data-folds>
      <caption>{says.fileRows}</caption>
      <thead>
        <tr>
          <th scope="col">{says.line}</th>
          <th scope="col">{says.period}</th>
          <th scope="col">{says.value}</th>
          <th scope="col">{says.note}</th>
          <th scope="col">{says.replaces}</th>
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, SHOWN).map(row => (
          <tr key={row.line}>
            <th scope="row">{row.line}</th>
            <td data-label={says.period}>{periodInWords(row.period, measure, desk)}</td>
            <td data-label={says.value}>{readingInWords({ y: partOf(row), n: row.denominator }, measure)}</td>
            <td data-label={says.note}>{row.note}</td>
            <td data-label={says.replaces} data-soft>
              {row.was !== null && row.was !== partOf(row) ? row.was.toLocaleString(words.locale) : ''}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
