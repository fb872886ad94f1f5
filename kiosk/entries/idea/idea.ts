import { kiosk } from '../../../shared/words/en.ts'
import { entry } from '../../entry.ts'

export const idea = entry<null>({
  kind: 'idea',
  words: kiosk.idea,
  offered: ({ team }) => team.topics.length > 0,
  begin: async () => ({ kept: null, begun: null }),
  screen: async () => (await import('./idea-screen.tsx')).IdeaScreen,
})
