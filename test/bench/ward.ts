import { heldClock } from '../../server/clock.ts'
import { buildIn } from '../../server/settings.ts'
import { giveBack } from '../../server/thrift.ts'
import { newId } from '../../shared/id.ts'
import { dist, MORNING, startServer, type TestServer } from '../support/server.ts'
import { answering } from './running.ts'

const STEP_MS = 900_000
const STEPS_A_DAY = 96
const MOODS = ['good', 'good', 'mixed', 'hard']
const KINDS = ['jar', 'ideas', 'measure', 'work', 'hours', 'qr']

/** A ward on a held clock that lives through days: taps, a feed, readings, notices, shifts that close. */
const open = async () => {
  const server = await startServer({ clock: heldClock(MORNING), settings: { build: buildIn(dist) ?? '' } })
  const kiosk = await server.screen('kiosk')
  const ask = async (path: string, body: object) =>
    (await server.ask('POST', `/teams/${server.team}${path}`, body, server.admin)).body
  const kind = { key: 'beds', name: 'Beds', unit: 'beds', demand: 'feed', within: 60 }
  await server.tell(server.admin, { type: 'work-defined', ...kind })
  const falls = { key: 'falls', name: 'Falls', better: 'down', cadence: 'daily', chart: 'c' }
  await ask('/measures', falls)
  const panels = KINDS.map(name => ({ id: name, kind: name, size: 'small', settings: {} }))
  await server.tell(server.admin, { type: 'board-arranged', panels })
  const { secret } = await ask('/keys', { name: 'Feed' })
  return { server, kiosk: kiosk.auth, feed: { bearer: String(secret) } }
}

type Ward = Awaited<ReturnType<typeof open>>

const refused: number[] = []
const send = async (asked: Promise<{ status: number }>) => {
  const { status } = await asked
  if (status >= 300) refused.push(status)
}

const step = async ({ server, kiosk, feed }: Ward, n: number) => {
  await server.clock.move(STEP_MS)
  await send(server.tell(kiosk, { type: 'mood-given', mood: MOODS[n % MOODS.length] }))
  const items = ['arrived', 'arrived', 'done', n % 3 ? 'done' : 'arrived'].map(what => ({
    ...{ what, id: newId() },
  }))
  await send(server.ask('POST', `/teams/${server.team}/work/beds`, items, feed))
}

const day = async (ward: Ward) => {
  const { server, feed } = ward
  await server.signIn()
  await send(server.tell(server.admin, { type: 'notice-posted', text: 'The new hoists are here' }))
  for (let n = 0; n < STEPS_A_DAY; n++) await step(ward, n)
  const today = new Date(server.clock.now()).toISOString().slice(0, 10)
  const reading = { period: today, value: new Date(server.clock.now()).getUTCDate() % 5 }
  await send(server.ask('POST', `/teams/${server.team}/measures/falls/readings`, reading, feed))
  await server.settled()
}

let ward: Ward

answering({
  async open() {
    ward = await open()
    const { server } = ward
    const tokens: string[] = []
    while (tokens.length < 3) tokens.push((await server.screen('board')).token)
    return { base: server.base, team: server.team, tokens }
  },
  approve: async (code: string) => (await (ward.server as TestServer).approve(code, 'board')).status,
  day: () => day(ward),
  /** What it really holds, and how large what it would tell a wall is, in KB. */
  async held() {
    await new Promise(resolve => setTimeout(resolve, 500))
    giveBack()
    const { heapUsed, external } = process.memoryUsage()
    await ward.server.signIn()
    const state = JSON.stringify(await ward.server.state('full')).length
    return { heap: (heapUsed + external) / 1_000, state: state / 1_000, refused: refused.length }
  },
  stop: () => ward.server.stop(),
})
