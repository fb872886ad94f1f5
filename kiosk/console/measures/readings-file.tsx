import type { Measure } from '../../../shared/measures.ts'
import { desk as words } from '../../../shared/words/en.ts'
import type { Desk } from '../at-desk.ts'
import { Columns } from '../files/columns.tsx'
import { Importing } from '../files/importing.tsx'
import { withColumn } from '../files/look.ts'
import { Preview } from '../files/preview.tsx'
import { type ReadingMapping, type ReadingPart, type ReadingsLook, replacing } from './readings-look.ts'
import { FileRows } from './readings-rows.tsx'
import { divides, needsWhole } from './sheet.ts'

const { measures: says } = words
const shares: readonly ReadingPart[] = ['period', 'numerator', 'denominator', 'note']
const values: readonly ReadingPart[] = ['period', 'value', 'note']
/** A chart that takes a whole where there is one. */
const either: readonly ReadingPart[] = ['period', 'value', 'denominator', 'note']

const partsOf = (measure: Pick<Measure, 'chart'>) =>
  needsWhole(measure) ? shares : divides(measure) ? either : values

interface Props {
  desk: Desk
  measure: Measure
}

/** Brings readings from a file. */
export const ReadingsFile = ({ desk, measure }: Props) => (
  <>
    <p data-lead>{says.importTells}</p>
    <Importing<ReadingsLook>
      desk={desk}
      name="import"
      label={says.importHead}
      send={says.preview}
      of={{ measure: measure.key }}
      preview={(look, on) => (
        <Preview<ReadingMapping, ReadingsLook>
          key={look.import}
          {...{ desk, look, ...on }}
          columns={map => (
            <Columns
              look={look}
              parts={partsOf(measure)}
              says={says.parts}
              onColumn={(part, at) => map(withColumn(look.guess, part, at))}
              onDates={dates => map({ ...look.guess, dates })}
            />
          )}
          tally={<Tally look={look} />}
          rows={<FileRows desk={desk} measure={measure} rows={look.rows} />}
          take={says.take}
          taken={({ written, leftOut }) => says.taken(written, leftOut)}
        />
      )}
    />
  </>
)

const Tally = ({ look }: { look: ReadingsLook }) => {
  const { good, bad, unchanged } = look.counts
  const parts = [
    says.fileGood(good),
    bad > 0 ? says.fileBad(bad) : '',
    unchanged > 0 ? says.fileUnchanged(unchanged) : '',
  ].filter(Boolean)
  const replaced = replacing(look)
  return (
    <>
      <p data-tally>{`${parts.join('; ')}.`}</p>
      {replaced > 0 && <p>{says.fileReplaces(replaced)}</p>}
    </>
  )
}
