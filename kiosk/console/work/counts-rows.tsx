import { desk as words, workingDesk } from '../../../shared/words/en.ts'
import type { CountRow } from './counts-look.ts'
import '../form/table.css'

const { measures } = words
const { file: says } = workingDesk
const SHOWN = 8

/** The first rows of a file, as they would be counted. */
export const CountRows = ({ rows }: { rows: readonly CountRow[] }) => (
  <div class="table">
    <table data-folds>
      <caption>{measures.fileRows}</caption>
      <thead>
        <tr>
          <th scope="col">{measures.line}</th>
          <th scope="col">{says.parts.when}</th>
          <th scope="col">{says.parts.what}</th>
          <th scope="col">{says.parts.count}</th>
          <th scope="col">{says.state}</th>
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, SHOWN).map(({ line, when, what, count, known }) => (
          <tr key={line}>
            <th scope="row">{line}</th>
            <td data-label={says.parts.when}>{when}</td>
            <td data-label={says.parts.what}>{says.whatNow[what]}</td>
            <td data-label={says.parts.count}>{count}</td>
            <td data-label={says.state} data-soft>
              {known ? says.known : ''}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
