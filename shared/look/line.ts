import { useEffect, useRef, useState } from 'preact/hooks'
import { onceAFrame } from './frame.ts'
import { type Line, type LineOptions, unheard } from './hearing.ts'

export type { Line } from './hearing.ts'

const TRY_AGAIN_MS = 3_000

/** Opens a line once its part of the page is here. Nothing that is painted or tapped first has to wait for it. */
const openSoon = (options: LineOptions) => {
  let close = () => {}
  let isClosed = false
  const open = async (): Promise<void> => {
    try {
      const { openLine } = await import('./open-line.ts')
      if (!isClosed) close = openLine(options).close
    } catch {
      // The network went away between the page and this part of it.
      if (!isClosed) setTimeout(() => void open(), TRY_AGAIN_MS)
    }
  }
  void open()
  return () => {
    isClosed = true
    close()
  }
}

/** The line to the server, for as long as a page shows it. */
export const useLine = ({ team, token, as, cache, mayReload }: Omit<LineOptions, 'onChange'>): Line => {
  const [line, show] = useState(unheard)
  const may = useRef(mayReload)
  may.current = mayReload
  useEffect(() => {
    show(unheard)
    return openSoon({
      team,
      cache,
      ...(token ? { token } : {}),
      ...(as ? { as } : {}),
      mayReload: () => may.current?.() ?? true,
      onChange: onceAFrame(show),
    })
  }, [team, token, as, cache])
  return line
}
