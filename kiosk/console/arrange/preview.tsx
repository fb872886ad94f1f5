import { useEffect, useRef, useState } from 'preact/hooks'
import type { Placement } from '../../../shared/team.ts'
import { desk as words } from '../../../shared/words/en.ts'
import { Button } from '../form/button.tsx'
import './preview.css'

const { board: says } = words
const shapes = { wide: { width: 1_920, height: 1_080 }, tall: { width: 1_080, height: 1_920 } }

interface Props {
  team: string
  placements: readonly Placement[]
}

/** How wide an element is just now, in pixels. */
const useWidth = () => {
  const element = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const watching = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0))
    if (element.current) watching.observe(element.current)
    return () => watching.disconnect()
  }, [])
  return { element, width }
}

/** The real board, following as a wall does, in the arrangement that is being tried out. */
export const Preview = ({ team, placements }: Props) => {
  const [shape, setShape] = useState<keyof typeof shapes>('wide')
  const { element, width } = useWidth()
  const frame = useRef<HTMLIFrameElement>(null)
  const panels = useRef(placements)
  panels.current = placements
  const send = () => frame.current?.contentWindow?.postMessage({ panels: panels.current }, location.origin)
  useEffect(send, [placements])
  useEffect(() => {
    // The board says when it listens; what was sent before that is lost.
    const hear = ({ origin, source, data }: MessageEvent<unknown>) => {
      const isBoard = origin === location.origin && source === frame.current?.contentWindow
      if (isBoard && typeof data === 'object' && data && 'ready' in data) send()
    }
    addEventListener('message', hear)
    return () => removeEventListener('message', hear)
  }, [])
  const size = shapes[shape]
  const scale = width / size.width
  return (
    <section class="preview" aria-labelledby="preview-head" data-shape={shape}>
      <header>
        <h2 id="preview-head">{says.preview}</h2>
        <div>
          <Button weight="quiet" pressed={shape === 'wide'} onClick={() => setShape('wide')}>
            {says.wide}
          </Button>
          <Button weight="quiet" pressed={shape === 'tall'} onClick={() => setShape('tall')}>
            {says.tall}
          </Button>
        </div>
      </header>
      <div ref={element} data-frame style={{ height: `${size.height * scale}px` }}>
        <iframe
          ref={frame}
          title={says.preview}
          src={`/board?preview&team=${encodeURIComponent(team)}`}
          tabIndex={-1}
          style={{ width: `${size.width}px`, height: `${size.height}px`, transform: `scale(${scale})` }}
        />
      </div>
      <p>{says.previewTells}</p>
    </section>
  )
}
