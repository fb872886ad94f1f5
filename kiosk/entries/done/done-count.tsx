import { useState } from 'preact/hooks'
import { kiosk, workingKiosk } from '../../../shared/words/en.ts'
import { Leaf } from '../../leaf.tsx'
import { SecondsLeft } from '../../seconds-left.tsx'
import { useSecondsLeft } from '../../take-back.ts'
import { TapButton } from '../../tap-button.tsx'
import { timeAt } from '../../team-time.ts'
import type { CountedHere } from './done-drafts.ts'
import { DoneTile, isWordy } from './done-tile.tsx'
import type { ShortHour, Unsaid, WorkNow } from './work-now.ts'
import './done-count.css'

const words = workingKiosk.done
const ON_A_PAGE = 6

interface Props {
  work: readonly WorkNow[]
  /** Of which somebody has to say how much there is to do. */
  asked: Unsaid | null
  hour: ShortHour | null
  clock: { timeZone: string }
  /** What can be taken back. */
  last: CountedHere | null
  /** A number that can be changed. */
  changed: { asked: Unsaid; keptAt: number } | null
  onCount: (work: string, name: string) => void
  onTakeBack: (last: CountedHere) => void
  onNumber: (asked: Unsaid) => void
  onReason: (hour: ShortHour) => void
  onSkip: (key: string) => void
  onBack: () => void
}

/** Pages of nearly one size: seven kinds are four and three, not six and one. */
const pagesOf = (work: readonly WorkNow[]) => {
  const pages = Math.max(1, Math.ceil(work.length / ON_A_PAGE))
  const most = Math.ceil(work.length / pages)
  return Array.from({ length: pages }, (_, n) => work.slice(n * most, (n + 1) * most))
}

/** What would help to know, beside the counting and never in its way. */
const Question = ({ asked, hour, clock, onNumber, onReason, onSkip }: Props) => {
  const say = workingKiosk.number
  if (asked)
    return (
      <aside data-asks="number">
        <p>
          <b>{say.asks(asked.name)}</b> {say.tells(asked.unit)}
        </p>
        <TapButton action="skip" look="plain" onTap={() => onSkip(asked.key)}>
          {say.later}
        </TapButton>
        <TapButton action="number" look="main" onTap={() => onNumber(asked)}>
          {say.say}
        </TapButton>
      </aside>
    )
  if (!hour) return null
  const { name, from, to, done, due } = hour
  const told = kiosk.done.short(name, timeAt(from, clock), timeAt(to, clock), done, due)
  return (
    <aside data-asks="reason">
      <p>
        <b>{kiosk.done.why}</b> {told}
      </p>
      <TapButton action="skip" look="plain" onTap={() => onSkip(hour.key)}>
        {workingKiosk.short.skip}
      </TapButton>
      <TapButton action="reason" look="main" onTap={() => onReason(hour)}>
        {workingKiosk.short.sayWhy}
      </TapButton>
    </aside>
  )
}

const TakeBack = ({ last, onTakeBack }: { last: CountedHere; onTakeBack: Props['onTakeBack'] }) => {
  const left = useSecondsLeft(last.keptAt)
  if (left === 0) return null
  return (
    <TapButton look="plain" action="take-back" onTap={() => onTakeBack(last)}>
      {words.takeBack} <bdi>{last.name}</bdi> <SecondsLeft of={left} />
    </TapButton>
  )
}

const Change = ({
  changed,
  onNumber,
}: Pick<Props, 'onNumber'> & { changed: NonNullable<Props['changed']> }) => {
  const left = useSecondsLeft(changed.keptAt)
  if (left === 0) return null
  return (
    <TapButton look="plain" action="change" onTap={() => onNumber(changed.asked)}>
      {words.change} <SecondsLeft of={left} />
    </TapButton>
  )
}

/** All that is counted here, a button each. */
export const DoneCount = (props: Props) => {
  const { work, last, changed, onCount, onTakeBack, onNumber, onBack } = props
  const [turned, turn] = useState(0)
  const pages = pagesOf(work)
  const page = turned % pages.length
  const shown = pages[page] ?? []
  const wordy = shown.some(isWordy)
  return (
    <section class="done-count" data-beside="jar">
      <Leaf
        title={words.title}
        under={
          <p>
            {work.length > 0 ? words.hint : words.noShift}{' '}
            {pages.length > 1 && words.page(page + 1, pages.length)}
          </p>
        }
        ways={
          <>
            <TapButton action="back" onTap={onBack}>
              {words.back}
            </TapButton>
            {changed && <Change changed={changed} onNumber={onNumber} />}
            {!changed && last && <TakeBack key={last.keptAt} last={last} onTakeBack={onTakeBack} />}
            {pages.length > 1 && (
              <TapButton action="more" onTap={() => turn(page + 1)}>
                {words.more(((page + 1) % pages.length) + 1, pages.length)}
              </TapButton>
            )}
          </>
        }
      >
        <Question {...props} />
        <div class="tiles" data-count={shown.length}>
          {shown.map(one => (
            <DoneTile key={one.id} work={one} wordy={wordy} onCount={() => onCount(one.id, one.name)} />
          ))}
        </div>
      </Leaf>
    </section>
  )
}
