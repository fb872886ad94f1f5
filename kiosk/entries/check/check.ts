import { askedAtKiosk } from '../../../shared/daily-count.ts'
import { placeOf } from '../../../shared/shifts.ts'
import { kiosk } from '../../../shared/words/en.ts'
import { entry } from '../../entry.ts'
import { SaidHere } from './check-said.ts'

const words = kiosk.check

/** The working day that is asked about: a night shift belongs to the day it starts. */
export interface Begun {
  day: string
  saidHere: SaidHere
}

// Lives as long as the page: without a network the screen would otherwise forget what it was told.
const saidHere = new SaidHere()

/** How many there were today, of what the team counts every day. */
export const check = entry<Begun>({
  kind: 'check',
  forFew: true,
  words: ({ state, now }) => {
    const [asked, ...others] = askedAtKiosk(state.measures)
    if (!asked || others.length > 0) return words.several
    const count = saidHere.count(asked, placeOf(now(), state.team).day)
    return { title: words.any(asked.name), hint: count === null ? words.hint : words.soFar(count) }
  },
  offered: ({ measures }) => askedAtKiosk(measures).length > 0,
  begin: async (_, { state, now }) => ({
    kept: null,
    begun: { day: placeOf(now(), state.team).day, saidHere },
  }),
  screen: async () => (await import('./check-screen.tsx')).CheckScreen,
})
