import { useContext, useId, useState } from 'preact/hooks'
import { desk as words } from '../../../shared/words/en.ts'
import { FormContext } from '../form/sending.ts'

const { measures: says } = words
const NAME = 'file'

/** Chooses one CSV or XLSX file. */
export const FileField = ({ onFile }: { onFile: (file: File | null) => void }) => {
  const id = useId()
  const phase = useContext(FormContext)
  const [past, setPast] = useState(phase)
  // What was said of one file is not said of the next.
  const wrong = phase !== past && phase.at === 'refused' && phase.field === NAME ? phase.sentence : ''
  return (
    <div data-field>
      <label for={id}>{says.file}</label>
      <input
        id={id}
        name={NAME}
        type="file"
        accept=".csv,.txt,.tsv,.xlsx,text/csv"
        aria-describedby={wrong ? `${id}-wrong` : undefined}
        aria-invalid={wrong ? true : undefined}
        onChange={event => {
          setPast(phase)
          onFile(event.currentTarget.files?.[0] ?? null)
        }}
      />
      {wrong && (
        <p id={`${id}-wrong`} data-wrong>
          {wrong}
        </p>
      )}
    </div>
  )
}
