import { useEffect, useState } from 'preact/hooks'
import { type Call, callOf, type Help, openCalls } from '../../../shared/help.ts'
import { newId } from '../../../shared/id.ts'
import type { Draft } from '../../../shared/state.ts'
import { kiosk, workingKiosk } from '../../../shared/words/en.ts'
import type { ScreenProps } from '../../entry.ts'
import { useOneAtATime } from '../../one-at-a-time.ts'
import { PlainNews } from '../../plain-news.tsx'
import { useLeaving } from '../../take-back.ts'
import { comingTo, inOrder, minutesSince, wantedIn } from './call-said.ts'
import type { Begun } from './help.ts'
import { HelpCall } from './help-call.tsx'
import { HelpChoose } from './help-choose.tsx'
import { HelpTelling } from './help-telling.tsx'

const words = workingKiosk.help
const LISTED_MOST = 12
/** Whoever called goes back to where help is wanted; the first screen shows the call. */
const ALONE_MS = 30_000
const TOLD_MS = 4_000

type Wish = { id: string; what: string; where: string }

type Step =
  | { at: 'list' }
  | { at: 'what' }
  | { at: 'where'; what: string }
  | { at: 'calling'; wish: Wish }
  | { at: 'not-told'; wish: Wish; isFull: boolean }
  | { at: 'call'; call: Call; keptAt: number | null }
  | { at: 'over'; call: Call; isBack: boolean }

const silences: Record<Step['at'], number | null> = {
  list: ALONE_MS,
  what: null,
  where: null,
  calling: null,
  'not-told': null,
  call: ALONE_MS,
  over: TOLD_MS,
}

const nameOf = (choices: Help['kinds'], key: string) => choices.find(one => one.key === key)?.name ?? key

/** A call as it will come back over the wire, until it does. */
const asCalled = ({ id, what, where }: Wish, { kinds, places }: Help, calledAt: number): Call => ({
  ...{ id, what: nameOf(kinds, what), where: nameOf(places, where), note: '', calledAt },
  ...{ who: '', acceptedAt: 0, up: 0, with: '', passedAt: 0, endedAt: 0, from: null },
})

// Without a moment of its own, a call that is tried again under its id is the same call.
const calling = (wish: Wish): Draft => ({ type: 'help-called', ...wish })

const firstStep = ({ looks }: Begun, help: Help): Step => {
  const [first, ...others] = inOrder(openCalls(help))
  if (looks && first) return others.length > 0 ? { at: 'list' } : { at: 'call', call: first, keptAt: null }
  const [what, ...more] = help.kinds
  if (!what) return { at: 'list' }
  return more.length === 0 && help.places.length > 1 ? { at: 'where', what: what.key } : { at: 'what' }
}

/** From the wish for help to the call: it is told now, or it is said that nobody was told. */
const useCalling = ({ begun, state: { help }, tell, now }: ScreenProps & { begun: Begun }) => {
  const [step, go] = useState<Step>(() => firstStep(begun, help))
  const [unsaid, setUnsaid] = useState<Draft['type'] | null>(null)
  const { busy, alone } = useOneAtATime()
  const say = async (draft: Draft) => {
    const told = await alone(() => tell(draft))
    if (told !== null) setUnsaid(told === true ? null : draft.type)
    return told ?? { no: 'busy' }
  }
  const call = async (wish: Wish) => {
    go({ at: 'calling', wish })
    const told = await say(calling(wish))
    const keptAt = performance.now()
    if (told === true) return go({ at: 'call', call: asCalled(wish, help, now()), keptAt })
    go({ at: 'not-told', wish, isFull: told.no === 'too-many-calls' })
  }
  const end = async (one: Call, isBack: boolean) => {
    const told = await say({ id: newId(), type: 'help-ended', call: one.id })
    if (told === true) go({ at: 'over', call: { ...one, endedAt: now() }, isBack })
  }
  // The answer may be lost on its way when the call was not: then the wire knows better.
  const wished = step.at === 'not-told' ? callOf(help, step.wish.id) : undefined
  useEffect(() => {
    if (wished) go({ at: 'call', call: wished, keptAt: null })
  }, [wished])
  return { step, go, say, call, end, unsaid, busy }
}

type Calling = ReturnType<typeof useCalling>

/** What is wanted, and where. */
const Wishing = ({ state: { help }, offline, home, step, go, call }: ScreenProps & Calling) => {
  const open = openCalls(help).length
  const look = open > 0 ? { name: words.look(open), onOther: () => go({ at: 'list' }) } : null
  if (step.at === 'where')
    return (
      <HelpChoose
        key="where"
        title={words.where}
        tells={nameOf(help.kinds, step.what)}
        offline={offline}
        choices={help.places}
        other={help.kinds.length > 1 ? null : look}
        onChoose={where => void call({ id: newId(), what: step.what, where })}
        onBack={() => (help.kinds.length > 1 ? go({ at: 'what' }) : home())}
      />
    )
  const chooseWhat = (what: string) => {
    const [where, ...others] = help.places
    if (where && others.length === 0) void call({ id: newId(), what, where: where.key })
    else go({ at: 'where', what })
  }
  return (
    <HelpChoose
      key="what"
      title={words.what}
      offline={offline}
      choices={help.kinds}
      other={look}
      onChoose={chooseWhat}
      onBack={home}
    />
  )
}

/** The calls that are open, to say who is coming to which. */
const Listing = ({ state: { help, team }, now, offline, home, go }: ScreenProps & Calling) => (
  <HelpChoose
    title={words.list}
    tells={words.listTells}
    offline={offline}
    choices={inOrder(openCalls(help))
      .slice(0, LISTED_MOST)
      .map(one => ({
        key: one.id,
        name: wantedIn(one),
        tells: kiosk.help.called(minutesSince(one.calledAt, now())),
        coming: { is: one.acceptedAt > 0, says: comingTo(one, team) },
      }))}
    other={help.kinds.length > 0 ? { name: words.another, onOther: () => go({ at: 'what' }) } : null}
    onChoose={id => {
      const chosen = callOf(help, id)
      if (chosen) go({ at: 'call', call: chosen, keptAt: null })
    }}
    onBack={home}
  />
)

/** One call, from when it is made until it is over. */
const Calls = (props: ScreenProps & Calling & { shown: Call; keptAt: number | null }) => {
  const { state, now, home, shown, keptAt, say, end, unsaid } = props
  const call = callOf(state.help, shown.id) ?? shown
  return (
    <HelpCall
      call={call}
      clock={state.team}
      responders={state.help.responders}
      now={now}
      keptAt={keptAt}
      // Its answer was lost, but not what was said: the wire knows who is coming.
      unsaid={unsaid !== null && !(unsaid === 'help-accepted' && call.acceptedAt > 0)}
      onAccept={who => void say({ id: newId(), type: 'help-accepted', call: call.id, who })}
      onSorted={() => void end(call, false)}
      onTakeBack={() => void end(call, true)}
      onBack={home}
    />
  )
}

/** Help, now: what, where, and then who is coming. */
export const HelpScreen = (props: ScreenProps & { begun: Begun }) => {
  const calls = useCalling(props)
  const { step, call, go, busy } = calls
  const { home, state } = props
  useLeaving(silences[step.at], home)
  // Somebody else said that it is sorted.
  const over = step.at === 'call' ? callOf(state.help, step.call.id) : undefined
  useEffect(() => {
    if (!over?.endedAt || busy) return
    // What was said here meanwhile stands: this may run a moment after it.
    go(was => (was.at === 'call' ? { at: 'over', call: over, isBack: false } : was))
  }, [over?.endedAt, busy])

  switch (step.at) {
    case 'list':
      return <Listing {...props} {...calls} />
    case 'what':
    case 'where':
      return <Wishing {...props} {...calls} />
    case 'calling':
      return <HelpTelling at="calling" onAgain={() => undefined} onBack={home} />
    case 'not-told':
      return (
        <HelpTelling
          at={step.isFull ? 'full' : 'not-told'}
          onAgain={() => void call(step.wish)}
          onBack={home}
        />
      )
    case 'call':
      return <Calls {...props} {...calls} shown={step.call} keptAt={step.keptAt} />
    case 'over': {
      const { calledAt, endedAt } = step.call
      const [head, tells] = step.isBack
        ? [words.takenBackHead, words.takenBackTells]
        : [words.sortedHead, words.sortedTells(minutesSince(calledAt, endedAt))]
      return <PlainNews tone="good" head={head} tells={tells} done={words.back} onDone={home} />
    }
  }
}
