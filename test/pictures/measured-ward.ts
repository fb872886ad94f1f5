import { heldClock } from '../../server/clock.ts'
import { buildIn } from '../../server/settings.ts'
import { addDays, mondayOf } from '../../shared/days.ts'
import { newId } from '../../shared/id.ts'
import { type Answer, dist, startServer, type TestServer } from '../support/server.ts'
import { counts, events, measures, monday, moods, TODAY, type Told } from './measured-story.ts'

const at = (day: string, time: string) => Date.parse(`${day}T${time}:00Z`)
const WEEKS = 18
const FIRST = addDays(mondayOf(TODAY), -7 * WEEKS)
/** The weeks in which nobody answered any more, where answers are old. */
const SILENT = 7

/** Sends a list, and stands for every one of it being taken. */
const all = async <T extends object>(list: readonly T[], send: (list: readonly T[]) => Promise<Answer>) => {
  if (list.length === 0) return
  const { status, body } = await send(list)
  const refused = body.results?.find((one: { status: number }) => one.status >= 300) ?? null
  if (status >= 300 || refused) throw new Error(JSON.stringify(refused ?? body))
}

/** Tells a measure as a lead does: what it is, its readings in one list, then what was done to its points. */
const tellMeasure = async (server: TestServer, team: string, told: Told) => {
  const { readings, rebased = [], ghosted = [], noted = [], ...settings } = told
  const measure = newId()
  const { admin } = server
  const tell = (drafts: object[]) => all(drafts, list => server.tell(admin, list, team))
  await tell([{ id: measure, type: 'measure-defined', ...settings }])
  const path = `/teams/${team}/measures/${told.key}/readings`
  await all(readings, list => server.ask('POST', path, list, admin))
  await tell([
    ...ghosted.map(([ago, reason]) => ({ type: 'point-ghosted', measure, x: monday(ago), reason })),
    ...rebased.map(([ago, reason]) => ({ type: 'limits-rebased', measure, from: monday(ago), reason })),
    ...noted.map(([ago, kind, text]) => ({ type: 'annotation-made', measure, x: monday(ago), kind, text })),
  ])
}

const reasons = [
  'systems',
  'staffing',
  'systems',
  'demand',
  'systems',
  'staffing',
  'systems',
  'breaks',
] as const

/** A week's answers: so many good of twelve, of forty-eight, and why the others were not. */
const answersOf = (good: number) =>
  Array.from({ length: 48 }, (_, n) => ({
    id: newId(),
    type: 'mood-given',
    ...(n < 4 * good ? { mood: 'good' } : { mood: 'mixed', reason: reasons[n % reasons.length] }),
  }))

type Moody = keyof typeof moods

/** The weeks begin where they must for the last of them to be the newest that is over. */
const goodIn = (team: Moody, week: number) => {
  const told = moods[team]
  return told[week - (WEEKS - (team === 'old' ? SILENT : 0) - told.length)]
}

const tellMoods = async (server: TestServer, teams: Record<Moody, string>) => {
  const kinds = Object.keys(moods) as Moody[]
  for (let week = 0; week < WEEKS; week++) {
    await server.clock.moveTo(at(addDays(FIRST, 7 * week + 2), '10:00'))
    for (const kind of kinds) {
      const good = goodIn(kind, week)
      if (good !== undefined)
        await server.house.log.tell(`voice:${teams[kind]}`, answersOf(good), { kind: 'device', id: 'kiosk' })
    }
  }
  await server.clock.moveTo(at(TODAY, '09:40'))
  for (const team of Object.values(teams)) await server.settled(team)
}

/** Wards that measure, in every state a measure can be in; five whose shifts went differently; one on its first day. */
export const openMeasured = async () => {
  const clock = heldClock(at(FIRST, '06:50'))
  const settings = { build: buildIn(dist) ?? 'test-build', publicUrl: 'http://wall.northfield.example' }
  const server = await startServer({ clock, settings, template: 'gp-practice' })
  // One shift a day: a ward of three would close three times as many before anything can be seen.
  const found = (name: string) => server.found(name, 'gp-practice')
  const teams = {
    more: server.team,
    fewer: await found('Plover Ward'),
    usual: await found('Otter Ward'),
    few: await found('Teal Ward'),
    old: await found('Wren Ward'),
  }
  await tellMoods(server, teams)
  await server.signIn()
  for (const told of [...measures, ...counts, ...events]) await tellMeasure(server, server.team, told)
  const [first] = counts
  await tellMeasure(server, teams.few, first!)
  return Object.assign(server, { teams, fresh: await found('Swift Day Surgery') })
}

export type MeasuredWard = Awaited<ReturnType<typeof openMeasured>>
