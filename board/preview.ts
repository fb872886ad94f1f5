import { useEffect, useState } from 'preact/hooks'
import { type Placement, panelSizes } from '../shared/team.ts'

const isPlacement = (one: unknown): one is Placement => {
  if (typeof one !== 'object' || one === null) return false
  const { id, kind, size, settings } = one as Partial<Record<keyof Placement, unknown>>
  return (
    typeof id === 'string' &&
    typeof kind === 'string' &&
    panelSizes.some(known => known === size) &&
    typeof settings === 'object' &&
    settings !== null
  )
}

/** The arrangement in a message, or null when it holds none. */
export const arrangementIn = (said: unknown): Placement[] | null => {
  if (typeof said !== 'object' || said === null || !('panels' in said) || !Array.isArray(said.panels))
    return null
  return said.panels.every(isPlacement) ? said.panels : null
}

/** The arrangement that the console is trying out, sent by a page of our own; undefined until it sends one. */
export const usePreviewed = () => {
  const [panels, show] = useState<readonly Placement[]>()
  useEffect(() => {
    const hear = ({ origin, data }: MessageEvent<unknown>) => {
      const sent = origin === location.origin ? arrangementIn(data) : null
      if (sent) show(sent)
    }
    addEventListener('message', hear)
    // Whoever framed us may have spoken before we listened.
    if (window.parent !== window) window.parent.postMessage({ ready: 'board' }, location.origin)
    return () => removeEventListener('message', hear)
  }, [])
  return panels
}
