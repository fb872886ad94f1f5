import type { RefObject } from 'preact'
import { useChartInk } from '../../../shared/look/ink.ts'
import type { Measure } from '../../../shared/measures.ts'
import type { Reckoned } from '../../../shared/measuring.ts'
import { sentenceOf } from '../../../shared/sentence.ts'
import { measuring, desk as words } from '../../../shared/words/en.ts'
import type { Desk } from '../at-desk.ts'
import { Button } from '../form/button.tsx'
import { csvOf, fileName } from './csv.ts'
import { pngOf, save } from './picture.ts'
import type { PointRow } from './point-rows.ts'
import { svgOf } from './svg.ts'

const { chart: says } = words

interface Props {
  desk: Desk
  measure: Measure
  reckoned: Reckoned
  rows: readonly PointRow[]
  /** Where the chart stands on the page. */
  page: RefObject<HTMLElement | null>
  /** Puts everything on the page that belongs on paper. */
  onPrint: () => void
}

/** The chart as a picture, a drawing, a table or on paper. */
export const Take = ({ desk, measure, reckoned, rows, page, onPrint }: Props) => {
  const ink = useChartInk()
  const give = (kind: 'csv' | 'svg' | 'png', blob: Blob) => {
    const name = fileName(measure, desk.today, kind)
    save(blob, name)
    desk.say(says.saved(name))
  }
  const png = async () => {
    const canvas = page.current?.querySelector('canvas')
    const head = measuring.panel.heading(measure.name, measure.unit)
    const blob = canvas && (await pngOf(canvas, { head, text: sentenceOf(measure, reckoned).text, ink }))
    if (blob) give('png', blob)
    else desk.say(says.notDrawn)
  }
  const svg = () => give('svg', new Blob([svgOf(measure, reckoned, ink)], { type: 'image/svg+xml' }))
  const csv = () => give('csv', new Blob([csvOf(measure, rows)], { type: 'text/csv;charset=utf-8' }))
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for things that are filled in
    <div data-take role="group" aria-label={says.take}>
      <Button weight="quiet" action="png" onClick={() => void png()}>
        PNG
      </Button>
      <Button weight="quiet" action="svg" onClick={svg}>
        SVG
      </Button>
      <Button weight="quiet" action="csv" onClick={csv}>
        CSV
      </Button>
      <Button
        weight="quiet"
        action="print"
        onClick={() => {
          onPrint()
          // Paper shows what is on the page by then.
          requestAnimationFrame(() => requestAnimationFrame(() => print()))
        }}
      >
        {says.print}
      </Button>
    </div>
  )
}
