import type { Chart, ChartData, ChartOptions } from 'chart.js'
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { type ChartInk, useChartInk } from './ink.ts'
import { useLater } from './later.ts'
import './chart.css'

/** What a chart is drawn with, and the room there is for it. */
export interface Paper {
  ink: ChartInk
  /** The size of the text around it. */
  em: number
  width: number
  height: number
  widthOf: (text: string) => number
}

export type Lines = ChartData<'line', { x: number; y: number }[]>

/** A chart as it is to be now. What stands under and over the lines is drawn by hand. */
export interface Plan {
  data: Lines
  options: ChartOptions<'line'>
  under?: (pen: CanvasRenderingContext2D, chart: Drawn) => void
  over?: (pen: CanvasRenderingContext2D, chart: Drawn) => void
}

export type Drawn = Chart<'line', { x: number; y: number }[]>

interface Props {
  /** Plans the chart for its paper; a new function is a new chart to draw. */
  plan: (paper: Paper) => Plan
  /** What it shows, in a sentence. */
  label: string
  /** The same content in words and numbers. */
  children?: ComponentChildren
  /** Where somebody pressed, in the chart's own numbers. */
  onPress?: ((x: number) => void) | undefined
}

type Kit = typeof import('./chart-kit.ts')

/** Charts come after the words. */
const fetchKit = (): Promise<Kit> => import('./chart-kit.ts')

const paperOf = (canvas: HTMLCanvasElement, ink: ChartInk): Paper | null => {
  const box = canvas.parentElement
  const pen = canvas.getContext('2d')
  if (!box || !pen) return null
  const em = Number.parseFloat(getComputedStyle(box).fontSize)
  const widthOf = (text: string) => {
    pen.font = `${em}px ${ink.font}`
    return pen.measureText(text).width
  }
  return { ink, em, width: box.clientWidth, height: box.clientHeight, widthOf }
}

const FIXED: ChartOptions<'line'> = {
  animation: false,
  responsive: false,
  maintainAspectRatio: false,
  events: [],
}

/** Draws on a canvas what it is told, in place; nothing moves but what changed. */
const sketch = ({ Chart }: Kit, canvas: HTMLCanvasElement) => {
  let plan: Plan | null = null
  let chart: Drawn | null = null
  const hand = {
    id: 'by-hand',
    beforeDatasetsDraw: (on: Drawn) => plan?.under?.(on.ctx, on),
    afterDatasetsDraw: (on: Drawn) => plan?.over?.(on.ctx, on),
  }
  return {
    draw: (next: Plan, { width, height }: Paper) => {
      plan = next
      const options = { ...FIXED, ...next.options }
      chart ??= new Chart(canvas, { type: 'line', data: { datasets: [] }, options, plugins: [hand] })
      chart.options = options
      chart.data = next.data
      if (chart.width !== width || chart.height !== height) chart.resize(width, height)
      chart.update('none')
      canvas.dataset['state'] = 'still'
    },
    pressedAt: (event: MouseEvent) => {
      const left = canvas.getBoundingClientRect().left
      return chart?.scales['x']?.getValueForPixel(event.clientX - left) ?? null
    },
    end: () => {
      chart?.destroy()
      chart = null
    },
  }
}

/** The one place where a chart is made, kept up to date and destroyed. */
export const ChartCanvas = ({ plan, label, children, onPress }: Props) => {
  const canvas = useRef<HTMLCanvasElement>(null)
  const hand = useRef<ReturnType<typeof sketch> | null>(null)
  const wanted = useRef(plan)
  wanted.current = plan
  const ink = useChartInk()
  const kit = useLater(fetchKit)
  const redraw = useRef(() => {})
  redraw.current = () => {
    const paper = canvas.current && hand.current ? paperOf(canvas.current, ink) : null
    if (paper && paper.width > 0 && paper.height > 0) hand.current?.draw(wanted.current(paper), paper)
  }
  useLayoutEffect(() => {
    if (!kit || !canvas.current) return
    const mine = sketch(kit, canvas.current)
    hand.current = mine
    const again = () => redraw.current()
    const watching = new ResizeObserver(again)
    watching.observe(canvas.current.parentElement!)
    document.fonts.addEventListener('loadingdone', again)
    return () => {
      watching.disconnect()
      document.fonts.removeEventListener('loadingdone', again)
      mine.end()
      hand.current = null
    }
  }, [kit])
  useLayoutEffect(() => redraw.current(), [kit, plan, ink])
  const press = (event: MouseEvent) => {
    const x = hand.current?.pressedAt(event)
    if (x !== null && x !== undefined) onPress?.(x)
  }
  return (
    <figure class="chart" aria-label={label}>
      <div aria-hidden="true">
        <canvas ref={canvas} data-state="waiting" {...(onPress ? { onClick: press } : {})} />
      </div>
      {children}
    </figure>
  )
}
