import { useState } from 'preact/hooks'
import { askedAtKiosk } from '../../../shared/daily-count.ts'
import type { Measure } from '../../../shared/measures.ts'
import { kioskLater } from '../../../shared/words/en.ts'
import type { ScreenProps } from '../../entry.ts'
import { useOneAtATime } from '../../one-at-a-time.ts'
import type { Begun } from './check.ts'
import { CheckCount } from './check-count.tsx'
import { CheckList } from './check-list.tsx'
import { type Counted, counting, takingBack } from './check-said.ts'
import { CheckThanks } from './check-thanks.tsx'

const words = kioskLater.check

type Step =
  | { at: 'list' }
  | { at: 'count'; measure: Measure }
  | { at: 'said'; counted: Counted; name: string; keptAt: number; takenBack: boolean }

const firstStep = (asked: readonly Measure[]): Step => {
  const [only, ...others] = asked
  return only && others.length === 0 ? { at: 'count', measure: only } : { at: 'list' }
}

/** How many today: one tap for none, one for a number, and ten seconds to take it back. */
export const CheckScreen = ({ begun, state, keep, now, home, notSaved }: ScreenProps & { begun: Begun }) => {
  const { day, saidHere } = begun
  const asked = askedAtKiosk(state.measures)
  const [step, go] = useState<Step>(() => firstStep(asked))
  const { alone } = useOneAtATime()
  const others = asked.length > 1

  /** Keeps a draft, one at a time; what was said is known here at once. */
  const tell = async (draft: Parameters<typeof keep>[0], counted: Counted, y: number | null) => {
    const kept = await alone(() => keep(draft))
    if (kept === 'nowhere') notSaved()
    if (kept === 'nowhere' || !kept) return false
    const measure = asked.find(({ id }) => id === counted.measure)
    if (measure) saidHere.say(measure, day, y)
    return true
  }
  const say = async (measure: Measure, y: number) => {
    const before = saidHere.count(measure, day)
    const counted = { measure: measure.id, day, y, before, happenedAt: now() }
    if (await tell(counting(counted), counted, y))
      go({ at: 'said', counted, name: measure.name, keptAt: performance.now(), takenBack: false })
  }
  const takeBack = async (said: Step & { at: 'said' }) => {
    const { counted } = said
    const again = { ...counted, happenedAt: now() }
    if (await tell(takingBack(again, words.why), counted, counted.before)) go({ ...said, takenBack: true })
  }

  switch (step.at) {
    case 'list':
      return (
        <CheckList
          asked={asked.map(({ id, name, ...rest }) => ({
            id,
            name,
            count: saidHere.count({ id, ...rest }, day),
          }))}
          onChoose={id => {
            const measure = asked.find(one => one.id === id)
            if (measure) go({ at: 'count', measure })
          }}
          onBack={home}
        />
      )
    case 'count': {
      const measure = asked.find(({ id }) => id === step.measure.id) ?? step.measure
      return (
        <CheckCount
          name={measure.name}
          day={day}
          count={saidHere.count(measure, day)}
          onCount={y => void say(measure, y)}
          onBack={() => (others ? go({ at: 'list' }) : home())}
        />
      )
    }
    case 'said':
      return (
        <CheckThanks
          {...step}
          count={step.takenBack ? step.counted.before : step.counted.y}
          onTakeBack={() => void takeBack(step)}
          onOthers={others ? () => go({ at: 'list' }) : null}
          home={home}
        />
      )
  }
}
