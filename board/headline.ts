import { type Help, openCalls } from '../shared/help.ts'
import type { Idea } from '../shared/ideas.ts'
import { inTray, weekOf } from '../shared/jar.ts'
import type { State } from '../shared/state.ts'
import type { Placement } from '../shared/team.ts'
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

const doneToday = (all: readonly Idea[], today: string): Sentence | null => {
  const done = all.filter(({ step, movedOn }) => step === 'done' && movedOn === today).length
  return done > 0 ? { text: say.done(done), tone: 'done' } : null
}

const answeredToday = (all: readonly Idea[], today: string): Sentence | null => {
  const news = all.filter(
    ({ answeredOn, step, movedOn }) => answeredOn === today && !(step === 'done' && movedOn === today),
  )
  const answered = news.length
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

/** An empty jar has nothing to tell, only to ask for. */
const isTelling = ({ jar, voices }: State, monday: string) =>
  weekOf(jar, monday).good > 0 || inTray(voices, jar) > 0

/** What is said where nothing matters now: what became of ideas, and of the jar that it is empty, if one hangs here. */
const quiet = (state: State, monday: string, ideas: Sentence | null, hasJar: boolean): Sentence[] => {
  const rest: Sentence = hasJar ? aboutJar(state, monday) : { text: say.quiet, tone: 'plain' }
  if (!ideas) return [rest]
  return hasJar ? [ideas, rest] : [ideas]
}

/**
 * What matters now, in one or two sentences, the first of these that are so: who needs help, work that is far behind, a
 * measure that gets worse; then what is glad and of today, work that is done and an idea that was; a measure that improves;
 * how far the work is; an idea that was answered today; the jar; what became of ideas. Nobody is invited to an empty jar
 * in the same breath as told of what matters.
 */
export const headlineOf = (
  state: State,
  { day, monday }: Pick<Scene, 'day' | 'monday'>,
  { measured, work }: Said = nothing,
  panels: readonly Pick<Placement, 'kind'>[] = state.team.board,
): Sentence[] => {
  const all = Object.values(state.ideas).filter(({ kind }) => kind === 'idea')
  const isWorse = measured?.tone === 'worse'
  const telling = [
    ...[aboutHelp(state.help), work?.farBehind, isWorse ? measured : null],
    ...[work?.finished, doneToday(all, day), isWorse ? null : measured],
    ...[work?.underWay, answeredToday(all, day), isTelling(state, monday) ? aboutJar(state, monday) : null],
  ].filter(sentence => !!sentence)
  const ideas = aboutIdeas(all)
  const hasJar = panels.length === 0 || panels.some(({ kind }) => kind === 'jar')
  if (telling.length === 0) return quiet(state, monday, ideas, hasJar)
  return [...telling, ...(ideas ? [ideas] : [])].slice(0, 2)
}
