import type { ComponentChild, FunctionComponent } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { keepAwake } from './awake.ts'
import { type Device, keptDevice, whenForgotten } from './device.ts'
import type { Unpaired } from './unpaired.tsx'

type View = FunctionComponent<Parameters<typeof Unpaired>[0]>

const useUnpaired = (wanted: boolean) => {
  const [loaded, keep] = useState<{ view: View } | null>(null)
  useEffect(() => {
    // When it cannot be loaded the page as a whole starts afresh: see offline.ts.
    if (wanted && !loaded)
      import('./unpaired.tsx').then(({ Unpaired }) => keep({ view: Unpaired })).catch(() => {})
  }, [wanted, loaded])
  return loaded?.view ?? null
}

interface Props {
  kind: Device['kind']
  /** What stands here until this browser has said whether it is paired. */
  meanwhile?: ComponentChild
  children: (device: Device) => ComponentChild
}

/** Shows a code until this screen belongs to a team, and what it is for from then on. */
export const Paired = ({ kind, meanwhile = null, children }: Props) => {
  const [device, setDevice] = useState<Device | null>(null)
  const [stage, setStage] = useState<'reading' | 'new' | 'paired' | 'removed'>('reading')
  const Code = useUnpaired(stage === 'new' || stage === 'removed')

  useEffect(keepAwake, [])
  useEffect(() => {
    void keptDevice(kind).then(kept => {
      setDevice(kept)
      setStage(kept ? 'paired' : 'new')
    })
  }, [kind])
  useEffect(
    () =>
      whenForgotten(which => {
        if (device && which(device)) setStage('removed')
      }),
    [device],
  )

  if (stage === 'paired' && device) return children(device)
  if (stage === 'reading' || !Code) return meanwhile
  const onPaired = (paired: Device) => {
    setDevice(paired)
    setStage('paired')
  }
  return <Code kind={kind} removed={stage === 'removed'} onPaired={onPaired} />
}
