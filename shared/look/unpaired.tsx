import { useEffect, useState } from 'preact/hooks'
import { call } from './api.ts'
import { type Device, keepDevice } from './device.ts'
import { pair, type Showing, waitFor } from './pair.ts'
import { PairingPage } from './pairing-page.tsx'

interface Props {
  kind: Device['kind']
  removed: boolean
  onPaired: (device: Device) => void
}

/** Shows codes until a lead approves one. A file of its own, so that a paired screen never loads it. */
export const Unpaired = ({ kind, removed, onPaired }: Props) => {
  const [showing, show] = useState<Showing>({ step: 'starting' })
  const [attempt, again] = useState(0)
  useEffect(() => {
    const gone = new AbortController()
    const { signal } = gone
    show({ step: 'starting' })
    // Runs a code down by a clock that nobody sets.
    const world = { call, now: () => performance.now(), wait: waitFor(signal), show, signal }
    void pair(kind, world).then(async device => {
      if (!device) return
      await keepDevice(device)
      onPaired(device)
    })
    return () => gone.abort()
  }, [kind, attempt])
  return <PairingPage kind={kind} removed={removed} showing={showing} onAgain={() => again(attempt + 1)} />
}
