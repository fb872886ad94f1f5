import { useEffect, useRef } from 'preact/hooks'
import type { Pour } from '../../jar.ts'
import './jar.css'
import { Stage } from './stage.ts'

interface Props {
  /** Answers of this shift: clear marbles in the dish. */
  tray: number
  /** Good shifts: marbles in the jar. */
  good: number
  /** The newest pour; it is shown when it changes, not when the page opens. */
  pour: Pour | null
  label: string
}

/** The glass jar and the dish before it; fills its container. */
export const Jar = ({ tray, good, pour, label }: Props) => {
  const canvas = useRef<HTMLCanvasElement>(null)
  const stage = useRef<Stage>(null)

  useEffect(() => {
    if (!canvas.current) return
    const opened = new Stage(canvas.current)
    stage.current = opened
    return () => opened.close()
  }, [])
  // A pour is the same as long as its id is.
  useEffect(() => stage.current?.show({ tray, good, pour }), [tray, good, pour?.id])

  return (
    <div class="jar">
      <canvas ref={canvas} role="img" aria-label={label} />
    </div>
  )
}
