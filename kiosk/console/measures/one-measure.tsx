import { useState } from 'preact/hooks'
import { inUse, type Measure } from '../../../shared/measures.ts'
import { reckonedOf } from '../../../shared/measuring.ts'
import { desk as words } from '../../../shared/words/en.ts'
import { hashOf } from '../address.ts'
import type { Desk } from '../at-desk.ts'
import { Button } from '../form/button.tsx'
import { Form } from '../form/form.tsx'
import { Sure } from '../form/sure.tsx'
import { Fold } from '../team/fold.tsx'
import { changed, draftOf, settingsOf } from './draft.ts'
import { Grid } from './grid.tsx'
import { MeasureFields } from './measure-fields.tsx'
import { LastReading, Says, targetInWords } from './measure-table.tsx'
import { Readings } from './readings.tsx'
import { ReadingsFile } from './readings-file.tsx'
import { chartInWords, isHung, withUnit } from './standing.ts'
import './one-measure.css'

const { measures: says } = words

interface Props {
  desk: Desk
  measure: Measure
}

/** One measure: what it says now, its readings and the ways they come in, and how it is measured. */
export const OneMeasure = ({ desk, measure }: Props) => (
  <div class="one-measure" data-measure={measure.id}>
    <Head desk={desk} measure={measure} />
    <section data-part aria-labelledby="grid-head">
      <h2 id="grid-head">{says.gridHead}</h2>
      <Grid key={`${measure.chart} ${measure.cadence}`} desk={desk} measure={measure} />
    </section>
    <section data-part aria-labelledby="readings-head">
      <h2 id="readings-head">{says.readingsHead(measure.readings.length)}</h2>
      <Readings desk={desk} measure={measure} />
    </section>
    <section data-part aria-labelledby="import-head">
      <h2 id="import-head">{says.importHead}</h2>
      <ReadingsFile desk={desk} measure={measure} />
    </section>
    <Fold
      head={says.aboutHead}
      name="about"
      now={<About desk={desk} measure={measure} />}
      kept={settingsOf(measure)}
    >
      {close => <Changing desk={desk} measure={measure} onClose={close} />}
    </Fold>
    <div>
      <Sure
        ask={says.close}
        action="close-measure"
        tells={says.closeTells(measure.name)}
        yes={says.closeYes}
        onYes={async () => {
          await desk.write({ type: 'measure-closed', measure: measure.id })
          desk.say(says.closed(measure.name))
          location.hash = hashOf({ team: desk.team.id, section: 'measures' })
        }}
      />
    </div>
  </div>
)

const Head = ({ desk, measure }: Props) => {
  const { value } = reckonedOf(measure)
  // The page of the chart is a section of its own.
  const chart = `#${new URLSearchParams({ team: desk.team.id, section: 'measure', measure: measure.id })}`
  return (
    <header>
      <h2>{measure.name}</h2>
      {measure.meaning && <p data-soft>{measure.meaning}</p>}
      <div data-says>
        {value !== null && <b>{withUnit(value, measure)}</b>}
        <Says measure={measure} />
      </div>
      {measure.readings.length > 0 && (
        <>
          <p data-last>
            <LastReading desk={desk} measure={measure} />
          </p>
          <p>
            <a href={chart} data-action="chart" aria-label={says.chartIt(measure.name)}>
              {says.chart}
            </a>
          </p>
        </>
      )}
      {!isHung(measure, desk.state.team.board, inUse(desk.state.measures)[0]?.id) && (
        <p data-hung="false">
          {says.notHung}{' '}
          <a href={hashOf({ team: desk.team.id, section: 'board', measure: measure.id })} data-action="hang">
            {says.hangIt}
          </a>
        </p>
      )}
    </header>
  )
}

const About = ({ desk, measure }: Props) => {
  const lines: readonly (readonly [string, string])[] = [
    [says.what, chartInWords(measure.chart)],
    [says.cadence, says.cadences[measure.cadence]],
    [says.better, says.betterWays[measure.better]],
    [says.target, targetInWords(measure)],
    [says.owner, measure.owner ? desk.nameOf(`lead:${measure.owner}`) : says.nobody],
    ...(measure.asked ? [[says.askedNow, says.askedYes] as const] : []),
    [says.key, measure.key],
  ]
  return (
    <dl>
      {lines.map(([term, said]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{said}</dd>
        </div>
      ))}
    </dl>
  )
}

const Changing = ({ desk, measure, onClose }: Props & { onClose: () => void }) => {
  const [draft, setDraft] = useState(() => draftOf(measure))
  const send = async () => {
    await desk.write(changed(draft, measure.id))
    desk.say(says.changed(draft.name.trim()))
    onClose()
  }
  return (
    <Form
      name="measure"
      label={says.aboutHead}
      send={words.save}
      onSend={send}
      beside={<Button onClick={onClose}>{words.leaveIt}</Button>}
    >
      <p data-hint>{says.changeTells}</p>
      <MeasureFields desk={desk} draft={draft} onInput={setDraft} />
    </Form>
  )
}
