import { heldClock } from '../../server/clock.ts'
import { buildIn } from '../../server/settings.ts'
import { newId } from '../../shared/id.ts'
import { dist, startServer, type TestServer } from '../support/server.ts'
import { NOW, type Story, TODAY } from './work-telling.ts'

const at = (time: string) => Date.parse(`${TODAY}T${time}:00Z`)

/** Ids by the names that a story gives them. */
const withIds = (draft: Record<string, unknown>, ids: Map<string, string>) => {
  const id = ids.get(`id ${String(draft['id'])}`) ?? newId()
  if (typeof draft['id'] === 'string') ids.set(`id ${draft['id']}`, id)
  const known = (field: string) => ids.get(`${field === 'work' ? 'work' : 'id'} ${String(draft[field])}`)
  const named = ['work', 'token', 'call'].flatMap(field => (draft[field] ? [[field, known(field)]] : []))
  return { ...draft, ...Object.fromEntries(named), id }
}

const must = async (asked: ReturnType<TestServer['tell']>) => {
  const { status, body } = await asked
  const refused = body.results?.find((one: { status: number }) => one.status >= 300) ?? null
  if (status >= 300 || refused) throw new Error(JSON.stringify(refused ?? body))
}

const nameOf = (story: string) => `${story.charAt(0).toUpperCase()}${story.slice(1).replace('-', ' ')} Ward`

const found = async (
  server: TestServer,
  { name, shifts, kinds, board }: Story & { name: string },
  parent?: string,
) => {
  const team = await server.found(name, 'hospital-ward', 'Europe/London', parent)
  const works = kinds.map(kind => ({ id: newId(), type: 'work-defined', ...kind }))
  const panels = board.map(([kind, size, settings = {}], n) => ({ id: `p-${n}`, kind, size, settings }))
  const zone = { type: 'clock-set', timeZone: 'Europe/London', shifts }
  await must(
    server.tell(
      server.admin,
      [...(shifts ? [zone] : []), ...works, ...(panels.length ? [{ type: 'board-arranged', panels }] : [])],
      team,
    ),
  )
  return { team, ids: new Map(works.map(({ id, key }) => [`work ${key}`, id] as const)) }
}

/** Founds a ward for each story before the morning, and lives through it with all of them. */
export const openWorking = async <Name extends string>(stories: Record<Name, Story>) => {
  const settings = { build: buildIn(dist) ?? 'test-build', publicUrl: 'http://wall.northfield.example' }
  const server = await startServer({ clock: heldClock(at('05:30')), settings })
  const wards = new Map<string, Awaited<ReturnType<typeof found>>>()
  for (const [name, story] of Object.entries<Story>(stories)) {
    const above = wards.get(story.above ?? '')?.team
    wards.set(name, await found(server, { name: nameOf(name), ...story }, above))
    await server.clock.move(20_000)
  }
  const all = Object.entries<Story>(stories).flatMap(([name, { told }]) =>
    told.map(([time, draft]) => ({ time, draft, ward: wards.get(name)! })),
  )
  for (const { time, draft, ward } of all.toSorted((a, b) => a.time.localeCompare(b.time))) {
    await server.clock.moveTo(at(time))
    await must(server.tell(server.admin, withIds(draft, ward.ids), ward.team))
  }
  await server.clock.moveTo(at(NOW))
  await server.signIn()
  const names = Object.keys(stories) as Name[]
  const teams = names.map(name => [name, wards.get(name)!.team] as const)
  for (const [, team] of teams) await server.settled(team)
  return Object.assign(server, { teams })
}

export type WorkingWard = Awaited<ReturnType<typeof openWorking<string>>>
