import type { State } from '../../../shared/state.ts'
import { kiosk } from '../../../shared/words/en.ts'
import { workInUse } from '../../../shared/work-kind.ts'
import { entry } from '../../entry.ts'
import { timeAt } from '../../team-time.ts'

const words = kiosk.done

/** The first screen asks for so long after an hour has ended; then it shows again what people's words led to. */
const ASKED_FIRST_MS = 20 * 60_000

export interface Begun {
  /** Whether it was the question on the first screen that was tapped. */
  asked: boolean
  /** Questions that somebody did not want to answer; they are not put again here. */
  skipped: Set<string>
}

// Lives as long as the page: who skips a question is not asked again a minute later.
const skipped = new Set<string>()

type ShortHours = typeof import('./work-now.ts').shortHours

// What it takes to work out a pace is no weight for the first tap: it comes with the screen.
let shortHours: ShortHours = () => []

const tapped = ({ work }: Pick<State, 'work'>) => workInUse(work).filter(one => one.tapped)

/** Work that is done: one tap for each. */
export const done = entry<Begun>({
  kind: 'done',
  forFew: true,
  words: ({ state }) => ({ title: words.title, hint: words.hint(tapped(state).map(({ name }) => name)) }),
  offered: state => state.team.shifts.length > 0 && tapped(state).length > 0,
  news: ({ state, now }) => {
    const [hour] = shortHours(state, now(), skipped)
    if (!hour || now() - hour.to > ASKED_FIRST_MS) return null
    const { name, from, to, done, due } = hour
    const [begins, ends] = [timeAt(from, state.team), timeAt(to, state.team)]
    return {
      ...{ choice: 'ask', tone: 'asks', title: words.asks, head: words.why },
      tells: words.short(name, begins, ends, done, due),
    }
  },
  begin: async choice => ({ kept: null, begun: { asked: choice === 'ask', skipped } }),
  screen: async () => {
    const [screen, now] = await Promise.all([import('./done-screen.tsx'), import('./work-now.ts')])
    shortHours = now.shortHours
    return screen.DoneScreen
  },
})
