import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'

type Found<P> = ComponentType<P> | 'coming' | 'missing'

/** Loads a part when it is first shown; until then, and if it cannot be had, its place says so. */
export const useLater = <P,>(load: () => Promise<ComponentType<P>>): Found<P> => {
  const [found, setFound] = useState<{ part: Found<P> }>({ part: 'coming' })
  useEffect(() => {
    let left = false
    load().then(
      part => left || setFound({ part }),
      () => left || setFound({ part: 'missing' }),
    )
    return () => {
      left = true
    }
  }, [])
  return found.part
}
