import { leave, type Stop, type Studio } from './studio.ts'
import type { Place, Walk } from './walks.ts'
import { stories } from './work-stories.ts'
import { openWorking, type WorkingWard } from './work-ward.ts'

const kind = 'board'

const boardOf = async (ward: WorkingWard, studio: Studio, team: string, panels: number) => {
  // One person may come so often a minute; the clock that is held moves on for them by seconds.
  await ward.clock.move(1_000)
  const page = await studio.open(`${ward.base}/board?preview&team=${team}`, {
    now: ward.clock.now(),
    kind,
    cookie: ward.admin.cookie,
  })
  await page.waitForFunction(
    count => {
      const bodies = [...document.querySelectorAll('[data-panel] > div')]
      return bodies.length === count && bodies.every(({ childElementCount }) => childElementCount > 0)
    },
    {},
    panels,
  )
  return page
}

/** Work in every state it can be in, as it hangs on a wall. */
export const working: Walk = async function* ({ studio }: Place): AsyncGenerator<Stop> {
  const ward = await openWorking(stories)
  try {
    for (const [name, team] of ward.teams) {
      const page = await boardOf(ward, studio, team, stories[name].board.length)
      yield { name: `board-work-${name}`, kind, page }
      await leave(page)
    }
  } finally {
    await ward.stop()
  }
}
