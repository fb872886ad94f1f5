import type { RefObject } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { SpcChart } from '../../../shared/look/spc-chart.tsx'
import type { Measure } from '../../../shared/measures.ts'
import { type Reckoned, reckon } from '../../../shared/measuring.ts'
import { desk as words } from '../../../shared/words/en.ts'
import { hashOf } from '../address.ts'
import type { Desk } from '../at-desk.ts'
import { Button } from '../form/button.tsx'
import { Annotating } from './annotating.tsx'
import { Baselining } from './baselining.tsx'
import { Changes } from './changes.tsx'
import { Lines } from './lines.tsx'
import { dayAsSaid } from './period.ts'
import { pointRows } from './point-rows.ts'
import { Points, type Touched } from './points.tsx'
import { useDaylight } from './printing.ts'
import { Rebasing } from './rebasing.tsx'
import { Saying } from './saying.tsx'
import { type Suggestion, suggestionFor } from './suggestion.ts'
import { Take } from './take.tsx'
import { Turning } from './turning.tsx'
import './chart-page.css'

const { chart: says } = words
const doings = ['rebase', 'annotate', 'turn', 'baseline'] as const
type Open = (typeof doings)[number]

/** One measure: what it says, its chart, every point, and what a lead may change, with a reason. */
export const ChartSection = ({ desk }: { desk: Desk }) => {
  const measure = desk.state.measures[desk.place.measure]
  return (
    <div class="chart-page">
      <p data-back>
        <a href={hashOf({ team: desk.team.id, section: 'measures' })}>{says.back}</a>
        {measure && !measure.closed && (
          <a
            href={hashOf({ team: desk.team.id, section: 'measures', item: measure.id })}
            data-action="readings"
          >
            {says.readings}
          </a>
        )}
      </p>
      {measure ? <OneChart key={measure.id} desk={desk} measure={measure} /> : <p data-lead>{says.gone}</p>}
    </div>
  )
}

interface Props {
  desk: Desk
  measure: Measure
}

const OneChart = ({ desk, measure }: Props) => {
  const reckoned = useMemo(() => reckon(measure), [measure])
  const whole = useRef<HTMLElement>(null)
  return (
    <article ref={whole} aria-label={measure.name} data-measure={measure.key}>
      {measure.closed && <p data-lead>{says.closed}</p>}
      <Saying measure={measure} reckoned={reckoned} timeZone={desk.timeZone} />
      {measure.readings.length === 0 ? (
        <>
          <p data-lead>{says.none}</p>
          {measure.history.length > 0 && <Changes desk={desk} measure={measure} />}
        </>
      ) : (
        <Drawn {...{ desk, measure, reckoned, whole }} />
      )}
    </article>
  )
}

interface DrawnProps extends Props {
  reckoned: Reckoned
  whole: RefObject<HTMLElement | null>
}

/** The chart of a measure that has readings, and what can be done with it. */
const Drawn = ({ desk, measure, reckoned, whole }: DrawnProps) => {
  const [open, setOpen] = useState<Open | null>(null)
  const [from, setFrom] = useState('')
  const [touched, touch] = useState<Touched | null>(null)
  const [pressed, press] = useState('')
  const [all, showAll] = useState(false)
  const [wouldBe, onTry] = useState<Measure | null>(null)
  const rows = useMemo(() => pointRows(measure, reckoned), [measure, reckoned])
  const suggestion = useMemo(() => suggestionFor(measure, reckoned), [measure, reckoned])
  useFocusBack(whole, open ?? (touched ? `${touched.what} ${touched.x}` : ''))
  const show = (what: Open | null, day = '') => {
    setFrom(day)
    setOpen(what)
    touch(null)
  }
  const given = {
    ...{ desk, measure, onTry, onLeave: () => show(null) },
    onDone: (told: string) => {
      desk.say(told)
      show(null)
    },
  }
  return (
    <>
      <Picture {...{ measure, reckoned, wouldBe }} onPoint={press} />
      <div data-under-chart>
        <p role="status">{wouldBe ? says.preview : says.pressPoint}</p>
        <Take {...{ desk, measure, reckoned, rows }} page={whole} onPrint={() => showAll(true)} />
      </div>
      {suggestion && !open && <Suggested suggestion={suggestion} onLook={day => show('rebase', day)} />}
      <Doings open={open} onOpen={what => show(open === what ? null : what)} />
      {open === 'rebase' && <Rebasing key={from} {...given} from={from} />}
      {open === 'annotate' && <Annotating {...given} />}
      {open === 'turn' && <Turning {...given} />}
      {open === 'baseline' && <Baselining {...given} />}
      <Lines {...given} reckoned={reckoned} />
      <Changes desk={desk} measure={measure} />
      <Points
        {...{ rows, pressed, touched, all }}
        {...given}
        onAll={() => showAll(true)}
        onTouch={next => {
          setOpen(null)
          touch(next)
        }}
      />
    </>
  )
}

interface PictureProps {
  measure: Measure
  reckoned: Reckoned
  /** The measure as it would be after what is just being asked. */
  wouldBe: Measure | null
  onPoint: (x: string) => void
}

const Picture = ({ measure, reckoned, wouldBe, onPoint }: PictureProps) => {
  const seen = wouldBe ?? measure
  const reckonedSeen = useMemo(() => (seen === measure ? reckoned : reckon(seen)), [seen, measure, reckoned])
  useDaylight()
  return (
    <>
      {!reckoned.chart && <p data-trouble>{says.undrawable}</p>}
      <div data-chart={wouldBe ? 'would-be' : 'is'}>
        <SpcChart measure={seen} reckoned={reckonedSeen} size="full" onPoint={onPoint} />
      </div>
    </>
  )
}

/** Puts the focus into a form that opens, and back to its button when it goes. */
const useFocusBack = (whole: { current: HTMLElement | null }, open: string) => {
  const was = useRef('')
  useEffect(() => {
    const [action = '', x = ''] = (open || was.current).split(' ')
    const at = x ? `[data-x="${CSS.escape(x)}"] ` : ''
    const form = 'form :is(input, textarea)'
    // Who is asked about the lines shall see them move.
    if (open && !x) whole.current?.querySelector('[data-chart]')?.scrollIntoView({ block: 'start' })
    if (open) whole.current?.querySelector<HTMLElement>(form)?.focus({ preventScroll: !x })
    else if (was.current) whole.current?.querySelector<HTMLElement>(`${at}[data-action="${action}"]`)?.focus()
    was.current = open
  }, [open])
}

const Doings = ({ open, onOpen }: { open: Open | null; onOpen: (what: Open) => void }) => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset is for things that are filled in
  <div data-doings role="group" aria-label={says.doings}>
    {doings.map(what => (
      <Button key={what} action={what} expanded={open === what} onClick={() => onOpen(what)}>
        {says.doing[what]}
      </Button>
    ))}
  </div>
)

interface SuggestedProps {
  suggestion: Suggestion
  onLook: (from: string) => void
}

/** New limits that somebody may want, in words only. */
const Suggested = ({ suggestion, onLook }: SuggestedProps) => {
  const { points, side, text, on, middle } = suggestion
  const from = suggestion.from.slice(0, 10)
  return (
    <aside data-suggestion aria-label={says.suggestHead}>
      <h2>{says.suggestHead}</h2>
      <p>{says.suggest(points, side, says.middles[middle], text, dayAsSaid(on), dayAsSaid(from))}</p>
      <Button action="look" onClick={() => onLook(from)}>
        {says.suggestDo(dayAsSaid(from))}
      </Button>
    </aside>
  )
}
