import { useState } from 'preact/hooks'
import { desk as words, workingDesk } from '../../../shared/words/en.ts'
import { workInUse } from '../../../shared/work-kind.ts'
import type { Desk } from '../at-desk.ts'
import { Columns } from '../files/columns.tsx'
import { Importing } from '../files/importing.tsx'
import { withColumn } from '../files/look.ts'
import { Preview } from '../files/preview.tsx'
import { Choose } from '../form/choose.tsx'
import { Pick } from '../form/field.tsx'
import { type CountMapping, type CountsLook, countParts, countWhats } from './counts-look.ts'
import { CountRows } from './counts-rows.tsx'

const { measures } = words
const { file: says } = workingDesk

/** Brings counts from a file. */
export const CountsFile = ({ desk }: { desk: Desk }) => {
  const kinds = workInUse(desk.state.work)
  const [chosen, choose] = useState('')
  const kind = kinds.find(({ key }) => key === chosen) ?? kinds[0]
  return (
    <section data-part aria-labelledby="file-head">
      <h2 id="file-head">{says.head}</h2>
      <p data-lead>{kind ? says.tells : says.noKinds}</p>
      {kind && (
        <Importing<CountsLook>
          desk={desk}
          name="counts"
          label={says.head}
          send={says.look}
          of={{ work: kind.key }}
          preview={(look, on) => <CountsPreview key={look.import} {...{ desk, look, ...on }} />}
        >
          <Pick
            name="kind"
            label={says.kind}
            value={kind.key}
            options={kinds.map(({ key, name }) => ({ value: key, label: name }))}
            onInput={choose}
          />
        </Importing>
      )}
    </section>
  )
}

interface PreviewProps {
  desk: Desk
  look: CountsLook
  onLook: (look: CountsLook) => void
  onLeave: () => void
}

const CountsPreview = ({ look, ...given }: PreviewProps) => (
  <Preview<CountMapping, CountsLook>
    {...given}
    look={look}
    columns={map => (
      <Columns
        look={look}
        parts={countParts}
        says={says.parts}
        hints={says.partHints}
        onColumn={(part, at) => map(withColumn(look.guess, part, at))}
        onDates={dates => map({ ...look.guess, dates })}
      >
        <Choose
          name="all"
          label={says.all}
          short
          values={countWhats}
          says={says.whats}
          value={look.guess.all}
          onInput={all => map({ ...look.guess, all })}
        />
      </Columns>
    )}
    tally={<p data-tally>{tallyOf(look)}</p>}
    rows={<CountRows rows={look.rows} />}
    take={says.take}
    taken={({ written, already, leftOut }) => says.taken(written, already, leftOut)}
  />
)

const tallyOf = ({ counts: { good, bad, unchanged } }: CountsLook) => {
  const parts = [
    measures.fileGood(good),
    bad > 0 ? measures.fileBad(bad) : '',
    unchanged > 0 ? says.fileKnown(unchanged) : '',
  ]
  return `${parts.filter(Boolean).join('; ')}.`
}
