import type { Idea } from '../shared/ideas.ts'
import { inTray, weekOf } from '../shared/jar.ts'
import type { State } from '../shared/state.ts'
import { board as words } from '../shared/words/en.ts'
import type { Scene } from './scene.ts'
import { lastWeek } from './week.ts'

/** What matters now: a first sentence, which may carry a tone, and perhaps a second. */
export interface Headline {
  first: string
  rest: string
  tone: 'better' | 'done' | 'plain'
}

const say = words.headline

const aboutIdeas = (all: readonly Idea[]) => {
  const waiting = all.filter(({ step, answeredOn }) => step === 'new' && !answeredOn).length
  if (waiting > 0) return say.waiting(waiting)
  const trying = all.filter(({ step }) => step === 'trying').length
  return trying > 0 ? say.trying(trying) : ''
}

const newsOf = (all: readonly Idea[], today: string): Pick<Headline, 'first' | 'tone'> | null => {
  const done = all.filter(({ step, movedOn }) => step === 'done' && movedOn === today).length
  if (done > 0) return { first: say.done(done), tone: 'done' }
  const answered = all.filter(({ answeredOn }) => answeredOn === today).length
  return answered > 0 ? { first: say.answered(answered), tone: 'plain' } : null
}

const aboutJar = ({ jar, voices }: State, monday: string): Pick<Headline, 'first' | 'tone'> => {
  const { good } = weekOf(jar, monday)
  const before = lastWeek(jar, monday)
  const tray = inTray(voices, jar)
  if (good > 0 && before && good > before.good) return { first: say.more(good), tone: 'better' }
  if (good > 0) return { first: say.soFar(good), tone: 'plain' }
  if (tray > 0) return { first: say.tray(tray), tone: 'plain' }
  return { first: say.newWeek, tone: 'plain' }
}

/** The one sentence at the top of the board, worked out from what the team knows and the day it is. */
export const headlineOf = (state: State, { day, monday }: Pick<Scene, 'day' | 'monday'>): Headline => {
  const all = Object.values(state.ideas).filter(({ kind }) => kind === 'idea')
  const nothingYet = Object.keys(state.jar.weeks).length === 0 && inTray(state.voices, state.jar) === 0
  const rest = aboutIdeas(all)
  const news = newsOf(all, day)
  if (news) return { ...news, rest: nothingYet ? '' : aboutJar(state, monday).first }
  if (nothingYet) return { first: say.first, rest, tone: 'plain' }
  return { ...aboutJar(state, monday), rest }
}
