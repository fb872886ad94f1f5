import { type Help, openCalls } from '../shared/help.ts'
import type { Idea } from '../shared/ideas.ts'
import { inTray, weekOf } from '../shared/jar.ts'
import type { State } from '../shared/state.ts'
import { board as words, workingFirst } from '../shared/words/en.ts'
import type { AboutWork } from './about-work.ts'
import type { Scene } from './scene.ts'
import { lastWeek } from './week.ts'

/** One sentence of the headline, and how it may be coloured. */
export interface Sentence {
  text: string
  tone: 'better' | 'worse' | 'urgent' | 'done' | 'plain'
}

const say = words.headline

const aboutIdeas = (all: readonly Idea[]): Sentence | null => {
  const waiting = all.filter(({ step, answeredOn }) => step === 'new' && !answeredOn).length
  if (waiting > 0) return { text: say.waiting(waiting), tone: 'plain' }
  const trying = all.filter(({ step }) => step === 'trying').length
  return trying > 0 ? { text: say.trying(trying), tone: 'plain' } : null
}

const newsOf = (all: readonly Idea[], today: string): Sentence | null => {
  const done = all.filter(({ step, movedOn }) => step === 'done' && movedOn === today).length
  if (done > 0) return { text: say.done(done), tone: 'done' }
  const answered = all.filter(({ answeredOn }) => answeredOn === today).length
  return answered > 0 ? { text: say.answered(answered), tone: 'plain' } : null
}

const aboutJar = ({ jar, voices }: State, monday: string): Sentence => {
  const { good } = weekOf(jar, monday)
  const before = lastWeek(jar, monday)
  const tray = inTray(voices, jar)
  if (good > 0 && before && good > before.good) return { text: say.more(good), tone: 'better' }
  if (good > 0) return { text: say.soFar(good), tone: 'plain' }
  if (tray > 0) return { text: say.tray(tray), tone: 'plain' }
  return { text: Object.keys(jar.weeks).length > 0 ? say.newWeek : say.first, tone: 'plain' }
}

const aboutHelp = (help: Help): Sentence | null => {
  const open = openCalls(help)
  const waiting = open.filter(({ who }) => !who)
  const first = waiting[0] ?? open[0]
  if (!first) return null
  const say = workingFirst.headline
  if (waiting.length > 1) return { text: say.helps(waiting.length), tone: 'urgent' }
  const { what, from } = first
  const where = from ? workingFirst.from(from.name, first.where) : first.where
  if (waiting.length === 0) return { text: say.coming(where), tone: 'plain' }
  return { text: say.help(where, what), tone: 'urgent' }
}

/** What the parts of the page that come after the first words have to say. */
export interface Said {
  measured: Sentence | null
  work: AboutWork | null
}

const nothing: Said = { measured: null, work: null }

/**
 * What matters now, in one or two sentences, worked out from what the team knows and the day it is: who needs help, work
 * that is far behind, a measure that changed, work that is done, an idea that was done or answered today and the jar; on
 * other days the jar and what became of ideas.
 */
export const headlineOf = (
  state: State,
  { day, monday }: Pick<Scene, 'day' | 'monday'>,
  { measured, work }: Said = nothing,
): Sentence[] => {
  const all = Object.values(state.ideas).filter(({ kind }) => kind === 'idea')
  const news = newsOf(all, day)
  // A wall without a jar does not speak of one while there is work to speak of.
  const hangs = state.team.board.length === 0 || state.team.board.some(({ kind }) => kind === 'jar')
  const jar = (!hangs && work?.soFar) || aboutJar(state, monday)
  const others = news ? [news, jar] : [jar, aboutIdeas(all)]
  const isUnused = Object.keys(state.jar.weeks).length === 0 && inTray(state.voices, state.jar) === 0
  const first = [aboutHelp(state.help), work?.farBehind ?? null, measured, work?.finished ?? null].filter(
    sentence => sentence !== null,
  )
  // Nobody is invited to the jar in the same breath as told of what presses.
  const then = first.length > 0 ? [isUnused ? news : others[0]!] : others
  return [...first, ...then].filter(sentence => sentence !== null).slice(0, 2)
}
