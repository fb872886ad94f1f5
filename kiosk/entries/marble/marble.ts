import { h } from 'preact'
import { newId } from '../../../shared/id.ts'
import { Face } from '../../../shared/look/faces.tsx'
import { digest, newSecret } from '../../../shared/ticket.ts'
import { type Mood, moods } from '../../../shared/voices.ts'
import { common, kiosk } from '../../../shared/words/en.ts'
import { entry } from '../../entry.ts'

/** A mood that was given here, with the secret that proves it. Lives in this page's memory only. */
export interface GivenMood {
  id: string
  mood: Mood
  secret: string
  happenedAt: number
  /** When it was kept, by the page's own clock. */
  keptAt: number
}

const isMood = (choice: string | null): choice is Mood => moods.some(mood => mood === choice)

export const marble = entry<GivenMood>({
  kind: 'marble',
  words: kiosk.marble,
  offered: () => true,
  choices: moods.map(mood => ({ value: mood, name: common.moods[mood], picture: () => h(Face, { mood }) })),
  begin: async (choice, { keep, now }) => {
    if (!isMood(choice)) throw new TypeError(`no such mood: ${choice}`)
    const given = { id: newId(), mood: choice, secret: newSecret(), happenedAt: now() }
    const { id, mood, secret, happenedAt } = given
    const kept = await keep({ id, type: 'mood-given', happenedAt, mood, key: digest(secret) })
    return { kept, begun: { ...given, keptAt: performance.now() } }
  },
  screen: async () => (await import('./marble-screen.tsx')).MarbleScreen,
})
