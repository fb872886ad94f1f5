import { useEffect, useState } from 'preact/hooks'

const MINUTE_MS = 60_000

/** The server's time, drawn anew when the minute changes: nothing on a wall says more. */
export const useMinute = (serverNow: () => number) => {
  const [, tick] = useState(0)
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout>
    const wait = () => {
      waiting = setTimeout(
        () => {
          tick(turn => turn + 1)
          wait()
        },
        MINUTE_MS - (serverNow() % MINUTE_MS) + 20,
      )
    }
    wait()
    return () => clearTimeout(waiting)
  }, [serverNow])
  return serverNow()
}
