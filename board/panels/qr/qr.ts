import { isOnlyHere } from '../../../shared/look/only-here.ts'
import { onlyHere, board as words } from '../../../shared/words/en.ts'
import { panel, type Reading } from '../../panel.ts'

const say = words.qr

export interface Model extends Reading {
  address: string
  /** The address as people type it. */
  plain: string
  purpose: string
}

/** The way to this team's phone page. */
export const qr = panel({
  kind: 'qr',
  group: 'news',
  title: say.title,
  settings: { sentence: '' },
  labels: { sentence: say.sentence },
  select: ({ team }, { sentence }, scene): Model => {
    const address = team.code && scene.url ? `${scene.url}/t/${team.code}` : ''
    return {
      address,
      plain: address.replace(/^https?:\/\//, ''),
      // A code that no phone can open says so instead.
      purpose: address && isOnlyHere(address) ? onlyHere : sentence || say.purpose,
      asOf: { at: scene.heardAt },
      // An address does not grow old.
      stale: false,
      empty: address ? null : say.empty,
    }
  },
  view: () => import('./qr.tsx'),
})
