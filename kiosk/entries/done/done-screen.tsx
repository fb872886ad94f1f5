import { useEffect, useRef, useState } from 'preact/hooks'
import type { Draft } from '../../../shared/state.ts'
import { workingKiosk } from '../../../shared/words/en.ts'
import type { ScreenProps } from '../../entry.ts'
import { useOneAtATime } from '../../one-at-a-time.ts'
import { PlainNews } from '../../plain-news.tsx'
import { TAKE_BACK_MS, useLeaving } from '../../take-back.ts'
import type { Begun } from './done.ts'
import { DoneCount } from './done-count.tsx'
import { type CountedHere, counting, explaining, lastCounted, requiring, takingBack } from './done-drafts.ts'
import { DoneNumber } from './done-number.tsx'
import { DoneReason } from './done-reason.tsx'
import {
  calmly,
  type Questions,
  questions,
  type ShortHour,
  shortHours,
  type Unsaid,
  workNow,
} from './work-now.ts'

const words = workingKiosk

/** Nothing is half written here, so it goes before anybody is asked whether they are still there. */
const ALONE_MS = 40_000
const TOLD_MS = 4_000
const LOOK_EVERY_MS = 1_000

type Step =
  | { at: 'count' }
  | { at: 'number'; asked: Unsaid }
  | { at: 'reason'; hour: ShortHour; thenHome: boolean }
  | { at: 'noted' }

const silences: Record<Step['at'], number | null> = {
  count: ALONE_MS,
  number: null,
  reason: ALONE_MS,
  noted: TOLD_MS,
}

/** The hours go on while somebody looks: what is due now is worked out again every second. */
const useSecond = (now: () => number) => {
  const [at, setAt] = useState(now)
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [now])
  return at
}

/** A number that was just set, and that can be changed for ten seconds. */
interface Set {
  asked: Unsaid
  keptAt: number
}

const firstStep = ({ state, now, begun }: Pick<ScreenProps, 'state' | 'now'> & { begun: Begun }): Step => {
  const [hour] = begun.asked ? shortHours(state, now(), begun.skipped) : []
  return hour ? { at: 'reason', hour, thenHome: true } : { at: 'count' }
}

/** One tap for each that is done, ten seconds to take it back, and a question or two that may be skipped. */
export const DoneScreen = (props: ScreenProps & { begun: Begun }) => {
  const { begun, state, keep, now, home, notSaved } = props
  const [step, go] = useState<Step>(() => firstStep(props))
  const [set, setSet] = useState<Set | null>(null)
  const [counted, setCounted] = useState<readonly CountedHere[]>([])
  const at = useSecond(now)
  const shown = useRef<Questions>({ asked: null, hour: null })
  const { alone } = useOneAtATime()
  useLeaving(silences[step.at], home)

  const tell = async (draft: Draft) => {
    const kept = await keep(draft)
    if (kept === 'nowhere') notSaved()
    return kept !== 'nowhere'
  }
  const count = (work: string, name: string) => {
    const one = { work, name, happenedAt: now(), keptAt: performance.now() }
    setCounted(was => [...was.filter(({ keptAt }) => one.keptAt - keptAt < TAKE_BACK_MS), one])
    setSet(null)
    void tell(counting(one))
  }
  const takeBack = (one: CountedHere) => {
    setCounted(was => was.filter(other => other !== one))
    void tell(takingBack(one))
  }
  const setNumber = async (asked: Unsaid, required: number) => {
    if (!(await tell(requiring(asked.work, required, now())))) return
    setSet({ asked, keptAt: performance.now() })
    go({ at: 'count' })
  }
  const explain = async ({ hour, thenHome }: Step & { at: 'reason' }, reason: string) => {
    if (await tell(explaining(hour, reason, now()))) go(thenHome ? { at: 'noted' } : { at: 'count' })
  }
  const skip = (key: string) => {
    begun.skipped.add(key)
    // Whoever skips it looks at it, and not at a tile.
    shown.current = questions(state, at, begun.skipped)
    go({ at: 'count' })
  }

  switch (step.at) {
    case 'number':
      return (
        <DoneNumber
          {...step.asked}
          onSet={required => void alone(() => setNumber(step.asked, required))}
          onBack={() => go({ at: 'count' })}
        />
      )
    case 'reason':
      return (
        <DoneReason
          hour={step.hour}
          clock={state.team}
          onReason={reason => void alone(() => explain(step, reason))}
          onSkip={() => {
            skip(step.hour.key)
            if (step.thenHome) home()
          }}
        />
      )
    case 'noted':
      return (
        <PlainNews
          tone="good"
          head={words.short.noted}
          tells={words.short.notedTells}
          done={words.done.back}
          onDone={home}
        />
      )
    case 'count': {
      const lastAt = counted.at(-1)?.keptAt ?? Number.NEGATIVE_INFINITY
      const fresh = questions(state, at, begun.skipped)
      shown.current = calmly(shown.current, fresh, performance.now() - lastAt)
      return (
        <DoneCount
          work={workNow(state, at)}
          {...shown.current}
          clock={state.team}
          last={lastCounted(counted, performance.now())}
          changed={set && performance.now() - set.keptAt < TAKE_BACK_MS ? set : null}
          onCount={count}
          onTakeBack={takeBack}
          onNumber={asked => go({ at: 'number', asked })}
          onReason={hour => go({ at: 'reason', hour, thenHome: false })}
          onSkip={skip}
          onBack={home}
        />
      )
    }
  }
}
