import type { FastifyInstance } from 'fastify'
import { newId } from '../../shared/id.ts'
import { wallClock } from '../../shared/shifts.ts'
import type { Clock, HeldClock } from '../clock.ts'
import { heldClock, systemClock } from '../clock.ts'
import type { House } from '../house.ts'
import { dice } from './chance.ts'
import { measureWard } from './measured.ts'
import { aMood, anIdea, answerIdeas, type Cast } from './play.ts'
import { lead, notices, organisation, wards } from './scenario.ts'
import { type Beat, workBeats } from './work.ts'
import { ROUND_MS, workOn } from './work-live.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const STORY_DAYS = 182
const DEMO_CODE = 'demo'
/** Throws of its own: what was said in the wards comes in another order each time. */
const MEASURED_SEED = 279
const ZONE = 'Europe/London'

/** A clock that tells the story of the last half year first, and the real time from then on. */
export const storyClock = () => {
  const real = systemClock()
  const held = heldClock(Math.floor((real.now() - STORY_DAYS * DAY_MS) / HOUR_MS) * HOUR_MS)
  const waiting = new Map<() => void, number>()
  let isOver = false
  const clock: Clock = {
    now: () => (isOver ? real.now() : held.now()),
    at(when, run) {
      if (isOver) return real.at(when, run)
      const once = () => {
        waiting.delete(once)
        run()
      }
      waiting.set(once, when)
      const cancel = held.at(when, () => waiting.has(once) && once())
      return () => {
        waiting.delete(once)
        cancel()
      }
    },
  }
  const finish = () => {
    isOver = true
    for (const [run, when] of [...waiting]) real.at(when, run)
  }
  return { clock, held, finish }
}

interface Answer {
  id: string
  team: string
  person: { id: string }
  invitation: string
}
type Call = (path: string, payload: object) => Promise<Answer>

/** Calls the API as a browser would, keeping its cookie. */
const caller = (app: FastifyInstance): Call => {
  let cookie = ''
  return async (path, payload) => {
    const headers = { host: 'demo', origin: 'http://demo', ...(cookie ? { cookie } : {}) }
    const answer = await app.inject({ method: 'POST', url: `/api/v1${path}`, payload, headers })
    if (answer.statusCode >= 400) throw new Error(`The demo could not be made: ${path} ${answer.body}`)
    cookie ||= String(answer.headers['set-cookie'] ?? '').split(';')[0] ?? ''
    return answer.json()
  }
}

/** Sets the hospital up through the same doors as anybody. */
const found = async (app: FastifyInstance): Promise<Cast[]> => {
  const call = caller(app)
  const cast: Cast[] = []
  for (const [n, ward] of wards.entries()) {
    const place = { timeZone: ZONE, template: ward.template }
    const set =
      n === 0
        ? await call('/setup', { ...lead, ...place, code: DEMO_CODE, organisation, team: ward.name })
        : null
    const team = set ? set.team : (await call('/teams', { ...place, name: ward.name })).id
    const leads: string[] = set ? [set.person.id] : []
    for (const name of ward.leads.filter(one => one !== lead.name)) {
      const email = `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@northfield.example`
      const { person, invitation } = await call('/people', { name, email, team })
      leads.push(person.id)
      await app.inject({
        method: 'POST',
        url: '/api/v1/invitations',
        payload: { code: invitation, password: lead.password },
        headers: { host: 'demo', origin: 'http://demo' },
      })
    }
    cast.push({ ward, team, leads })
  }
  return cast
}

/** One shift of the story in every ward: answers, now and then an idea, and in the morning somebody who reads them. */
const playHours = async (
  house: House,
  cast: readonly Cast[],
  roller: ReturnType<typeof dice>,
  along: number,
) => {
  const { day, minutes } = wallClock(house.clock.now(), ZONE)
  const isNight = minutes < 7 * 60
  await Promise.all(
    cast.map(async one => {
      const said: object[] = Array.from({ length: roller.around(one.ward.answers) }, () =>
        aMood(one, roller, along, isNight),
      )
      const idea = roller.chance(0.03) ? await anIdea(house, one, roller) : null
      if (idea) said.push(idea)
      if (said.length) await house.log.tell(`voice:${one.team}`, said, { kind: 'device', id: 'demo' })
      if (minutes >= 7 * 60 && minutes < 15 * 60) await answerIdeas(house, one, roller, day)
    }),
  )
}

/** Tells half a year, shift by shift, and lets the keeper close each as it passes. */
const tellStory = async (house: House, held: HeldClock, cast: readonly Cast[], until: number) => {
  const roller = dice(11)
  const start = held.now()
  const beats: Beat[] = await workBeats(house, cast, until)
  // Half an hour before each handover, when people tap.
  for (let at = start; at < until; at += 8 * HOUR_MS)
    beats.push({ at, tell: () => playHours(house, cast, roller, (at - start) / (until - start)) })
  for (const [at, now] of [...Map.groupBy(beats, beat => beat.at)].sort(([a], [b]) => a - b)) {
    await held.moveTo(at)
    await Promise.all(cast.map(({ team }) => house.keeper.settled(team)))
    await Promise.all(now.map(({ tell }) => tell()))
  }
  await held.moveTo(until)
  await Promise.all(cast.map(({ team }) => house.keeper.settled(team)))
  await measureWard(house, cast[0]!, dice(MEASURED_SEED), wallClock(until, ZONE).day)
  for (const [n, one] of cast.entries()) {
    const { team, leads } = one
    // Some words for the visitor to read and answer.
    for (let left = 0; left < 3; left++) {
      const idea = await anIdea(house, one, roller)
      if (idea) await house.log.tell(`voice:${team}`, [idea], { kind: 'device', id: 'demo' })
    }
    await house.words.release(team, (await house.teams.get(team)).tally.waiting)
    const notice = { id: newId(), type: 'notice-posted', text: notices[n % notices.length] }
    await house.log.tell(`team:${team}`, [notice], { kind: 'lead', id: leads[0]! })
  }
}

/** Goes on for as long as the demo runs: a tap every few seconds somewhere, an idea and an answer now and then. */
const goOn = (house: House, cast: readonly Cast[]) => {
  const roller = dice(Date.now() & 0xffff)
  const tap = async () => {
    const one = roller.pick(cast)
    const { day, minutes } = wallClock(house.clock.now(), ZONE)
    await house.log.tell(`voice:${one.team}`, [aMood(one, roller, 1, minutes < 7 * 60)], {
      kind: 'device',
      id: 'demo',
    })
    const idea = roller.chance(0.04) ? await anIdea(house, one, roller) : null
    if (idea) await house.log.tell(`voice:${one.team}`, [idea], { kind: 'device', id: 'demo' })
    if (roller.chance(0.1)) await answerIdeas(house, one, roller, day)
    house.clock.at(house.clock.now() + 3_000 + roller.roll() * 9_000, () => void tap())
  }
  void tap()
  const work = async () => {
    for (const one of cast) await workOn(house, one, roller)
    house.clock.at(house.clock.now() + ROUND_MS, () => void work())
  }
  void work()
}

/** Fills an empty installation with an invented hospital, and keeps it alive. Answers with how to sign in. */
export const playDemo = async (
  app: FastifyInstance,
  house: House,
  { held, finish }: Pick<ReturnType<typeof storyClock>, 'held' | 'finish'>,
) => {
  const cast = await found(app)
  // Half an hour of the story is a moment of ours: nobody is forgotten while it is told.
  house.teams.heldBy(() => true)
  await tellStory(house, held, cast, Date.now())
  house.teams.heldBy(team => house.live.followers(team) > 0)
  finish()
  goOn(house, cast)
  return { email: lead.email, password: lead.password }
}
