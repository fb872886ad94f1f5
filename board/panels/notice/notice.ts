import { board as words } from '../../../shared/words/en.ts'
import { panel, type Reading } from '../../panel.ts'

const say = words.notice

export interface Model extends Reading {
  notices: readonly { id: string; text: string }[]
}

/** What a lead pinned to the wall, newest first, until its last day is over. */
export const notice = panel({
  kind: 'notice',
  group: 'news',
  title: say.title,
  settings: {},
  labels: {},
  select: ({ notices }, _, scene): Model => {
    const current = notices.filter(({ until }) => !until || until >= scene.day).reverse()
    return {
      notices: current.map(({ id, text }) => ({ id, text })),
      asOf: current[0] ? { day: current[0].on } : { at: scene.heardAt },
      stale: scene.isOld,
      empty: current.length === 0 ? say.empty : null,
    }
  },
  view: () => import('./notice.tsx'),
})
