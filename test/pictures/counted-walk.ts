import { newId } from '../../shared/id.ts'
import { countedDesk } from './counted-desk.ts'
import { countedKiosk } from './counted-kiosk.ts'
import { stories } from './counted-stories.ts'
import type { Stop } from './studio.ts'
import type { Place, Walk } from './walks.ts'
import { openWorking } from './work-ward.ts'

const openCounted = async () => {
  const ward = await openWorking(stories)
  const teamOf = Object.fromEntries(ward.teams) as Record<keyof typeof stories, string>
  const falls = { key: 'falls', name: 'Falls', better: 'down', cadence: 'daily', chart: 'c', asked: true }
  for (const team of [teamOf.many, teamOf.four]) {
    const { status } = await ward.tell(ward.admin, { id: newId(), type: 'measure-defined', ...falls }, team)
    if (status !== 201) throw new Error(`a measure was not taken: ${status}`)
  }
  return Object.assign(ward, { teamOf })
}
export type CountedWard = Awaited<ReturnType<typeof openCounted>>

/** Work as it is counted by hand: at the kiosks of three wards and the office above them, and at a desk. */
export const counted: Walk = async function* ({ studio }: Place): AsyncGenerator<Stop> {
  const ward = await openCounted()
  try {
    yield* countedKiosk(ward, studio)
    yield* countedDesk(ward, studio)
  } finally {
    await ward.stop()
  }
}
