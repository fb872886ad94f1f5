import { openCalls } from '../../../shared/help.ts'
import { kiosk } from '../../../shared/words/en.ts'
import { entry } from '../../entry.ts'
import { comingTo, inOrder, minutesSince, wantedIn } from './call-said.ts'

const words = kiosk.help

export interface Begun {
  /** Whether the calls that are open are looked at, and not a new one made. */
  looks: boolean
}

/** Somebody is wanted, now. It is not the emergency bell, and says so. */
export const help = entry<Begun>({
  kind: 'help',
  forFew: true,
  words: ({ state: { help }, offline }) => ({
    // A team that others ask, and that asks nobody itself, only answers.
    title: help.kinds.length > 0 ? words.title : words.open(openCalls(help).length),
    hint: offline ? words.offline : words.hint,
  }),
  offered: ({ help }) => help.kinds.length > 0 || openCalls(help).length > 0,
  keeps: false,
  news: ({ state: { help, team }, now, offline }) => {
    const calls = openCalls(help)
    const [first] = inOrder(calls)
    if (!first) return null
    return {
      choice: 'calls',
      tone: first.acceptedAt > 0 ? 'comes' : 'calls',
      title: words.open(calls.length),
      head: wantedIn(first),
      tells: `${words.called(minutesSince(first.calledAt, now()))} ${offline ? words.unknown : comingTo(first, team)}`,
    }
  },
  begin: async choice => ({ kept: null, begun: { looks: choice === 'calls' } }),
  screen: async () => (await import('./help-screen.tsx')).HelpScreen,
})
