import { beforeEach, describe, expect, test } from 'vitest'
import { heldClock } from '../../server/clock.ts'
import { openHelpKeeper } from '../../server/help-keeper.ts'
import { openLog } from '../../server/log.ts'
import { memoryStores } from '../../server/store/open.ts'
import { openTeams } from '../../server/teams.ts'
import type { Call } from '../../shared/help.ts'
import { newId } from '../../shared/id.ts'
import { startServer } from '../support/server.ts'

const system = { kind: 'system' } as const
const kiosk = { kind: 'device', id: 'the-kiosk' } as const
const START = Date.parse('2026-11-23T09:30:00Z')
const MINUTE = 60_000
const [ward, division, hospital] = [newId(), newId(), newId()]
const help = {
  type: 'help-set',
  kinds: [{ key: 'hands', name: 'A pair of hands' }],
  places: [{ key: 'bay-2', name: 'Bay 2' }],
  responders: [
    { key: 'charge', name: 'Nurse in charge' },
    { key: 'matron', name: 'Matron' },
  ],
}

const openHouse = async (stores = memoryStores(), clock = heldClock(START)) => {
  const { teams, lookup, useLog } = openTeams(clock)
  const log = openLog(stores, clock, lookup)
  await useLog(log)
  const failures: unknown[] = []
  const keeper = openHelpKeeper(clock, log, teams, error => void failures.push(error))
  await keeper.start()
  const settle = async () => {
    for (let turn = 0; turn < 12; turn++) {
      await keeper.settled()
      await new Promise(resolve => setImmediate(resolve))
    }
    expect(failures).toEqual([])
  }
  const say = async (team: string, draft: object, id: string = kiosk.id) => {
    const [written] = await log.write(`team:${team}`, [{ id: newId(), ...draft }], { ...kiosk, id })
    await settle()
    return written!.event.id
  }
  return {
    log,
    say,
    settle,
    stores,
    keeper,
    failures,
    set: (team: string, minutes: number) =>
      log.write(`team:${team}`, [{ id: newId(), ...help, minutes }], system),
    calls: async (team: string) => (await teams.get(team)).full.help.calls,
    heads: () => Promise.all([ward, division, hospital].map(team => log.head(`team:${team}`))),
    async after(minutes: number) {
      await clock.move(minutes * MINUTE)
      await settle()
    },
    sleep: (minutes: number) => clock.move(minutes * MINUTE),
    async restarted() {
      keeper.stop()
      await teams.close()
      return openHouse(stores, clock)
    },
  }
}

let house: Awaited<ReturnType<typeof openHouse>>
beforeEach(async () => {
  house = await openHouse()
  const found = (id: string, name: string, parent?: string) =>
    house.log.write('org', [{ id, type: 'team-founded', name, ...(parent ? { parent } : {}) }], system)
  await found(hospital, 'Northfield Hospital')
  await found(division, 'Medicine', hospital)
  await found(ward, 'Heron Ward', division)
  for (const team of [ward, division, hospital]) await house.set(team, team === ward ? 5 : 60)
})

const wish = { type: 'help-called', what: 'hands', where: 'bay-2' }
const callHelp = (screen?: string) => house.say(ward, wish, screen)
const only = async (team: string): Promise<Call> => {
  const all = await house.calls(team)
  expect(all).toHaveLength(1)
  return all[0]!
}

describe('a call for help that nobody takes', () => {
  test('goes up a tier after the minutes that the ward chose, and another after the same again', async () => {
    const call = await callHelp()
    await house.after(4)
    expect(await house.calls(division)).toEqual([])
    await house.after(1)
    expect(await only(ward)).toMatchObject({ id: call, up: 1, with: 'Medicine' })
    expect(await only(division)).toMatchObject({
      what: 'A pair of hands',
      where: 'Bay 2',
      calledAt: START,
      up: 1,
      from: { team: ward, call, name: 'Heron Ward' },
    })
    expect(await house.calls(hospital)).toEqual([])
    await house.after(5)
    expect(await only(hospital)).toMatchObject({ up: 2, from: { team: ward, name: 'Heron Ward' } })
    for (const team of [ward, division])
      expect(await only(team)).toMatchObject({ up: 2, with: 'Northfield Hospital' })
    const heads = await house.heads()
    await house.after(600)
    expect(await house.heads()).toEqual(heads)
  })

  test('stops going up once somebody is coming, and every tier hears who', async () => {
    const call = await callHelp()
    await house.after(5)
    await house.say(division, { type: 'help-accepted', call: (await only(division)).id, who: 'Matron' })
    expect(await only(ward)).toMatchObject({ who: 'Matron', acceptedAt: START + 5 * MINUTE })
    await house.after(60)
    expect(await house.calls(hospital)).toEqual([])
    await house.say(ward, { type: 'help-ended', call })
    expect((await only(division)).endedAt).toBe(START + 65 * MINUTE)
  })

  test('is over above when it is over below, and the reverse', async () => {
    await callHelp()
    await house.after(10)
    await house.say(hospital, { type: 'help-ended', call: (await only(hospital)).id })
    for (const team of [ward, division, hospital])
      expect((await only(team)).endedAt).toBe(START + 10 * MINUTE)
  })

  test('stays where it is when it is taken in time, or when there is no tier above', async () => {
    const call = await callHelp()
    await house.after(3)
    await house.say(ward, { type: 'help-accepted', call, who: 'Nurse in charge' })
    await house.say(hospital, { type: 'help-called', what: 'hands', where: 'bay-2' })
    await house.after(300)
    expect(await house.calls(division)).toEqual([])
    expect(await only(ward)).toMatchObject({ up: 0 })
    expect(await only(hospital)).toMatchObject({ up: 0 })
  })

  test('passes over a tier that was closed, before it was asked or after', async () => {
    const close = () =>
      house.log.write('org', [{ id: newId(), type: 'team-closed', team: division }], {
        kind: 'admin',
        id: 'ada',
      })
    const first = await callHelp()
    await house.after(5)
    await close()
    await house.after(5)
    expect(await only(ward)).toMatchObject({ with: 'Northfield Hospital', up: 2 })
    await house.say(hospital, { type: 'help-accepted', call: (await only(hospital)).id, who: 'Matron' })
    expect(await only(ward)).toMatchObject({ id: first, who: 'Matron' })
    const second = await callHelp()
    await house.after(5)
    expect((await house.calls(ward)).at(-1)).toMatchObject({ id: second, with: 'Northfield Hospital', up: 2 })
    expect(await house.calls(hospital)).toHaveLength(2)
    await house.after(60)
    expect((await house.calls(ward)).at(-1)).toMatchObject({ up: 2 })
  })

  test('is heard where it is made, however many came up from below', async () => {
    for (let n = 0; n < 24; n++) {
      await callHelp(`kiosk-${n % 5}`)
      await house.after(5)
    }
    const open = async () => (await house.calls(division)).filter(({ endedAt }) => endedAt === 0)
    expect(await open()).toHaveLength(24)
    const own = await house.say(division, { type: 'help-called', what: 'hands', where: 'bay-2' })
    expect((await open()).map(({ id }) => id)).toContain(own)
    const more = { id: newId(), type: 'help-called', what: 'hands', where: 'bay-2' }
    expect(await house.log.tell(`team:${ward}`, [more], kiosk)).toMatchObject([
      { refusal: { code: 'too-many-calls' } },
    ])
  })

  test('is one of five at most from one screen, so that whoever plays with it takes nobody’s place', async () => {
    const calls: string[] = []
    for (let n = 0; n < 5; n++) calls.push(await callHelp())
    const again = () => house.log.tell(`team:${ward}`, [{ id: newId(), ...wish }], kiosk)
    const [sixth] = await again()
    expect(sixth).toMatchObject({
      refusal: { code: 'too-many-calls', message: expect.stringContaining('fetch someone') },
    })
    expect(await house.log.tell(`team:${ward}`, [{ id: calls[4], ...wish }], kiosk)).toMatchObject([
      { duplicate: true },
    ])
    await callHelp('the-kiosk-by-the-lift')
    await house.log.write(`team:${ward}`, [{ id: newId(), ...wish }], { kind: 'lead', id: 'lee' })
    expect(await house.calls(ward)).toHaveLength(7)
    await house.say(ward, { type: 'help-ended', call: calls[0] }, 'the-kiosk-by-the-lift')
    expect(await again()).toMatchObject([{ duplicate: false }])
    expect(await again()).toMatchObject([{ refusal: { code: 'too-many-calls' } }])
  })

  test('and taken back is made again, but not for ever: ten in ten minutes from one screen', async () => {
    for (let n = 0; n < 10; n++) await house.say(ward, { type: 'help-ended', call: await callHelp() })
    const again = () => house.log.tell(`team:${ward}`, [{ id: newId(), ...wish }], kiosk)
    expect(await again()).toMatchObject([{ refusal: { code: 'too-many-calls' } }])
    await callHelp('the-kiosk-by-the-lift')
    await house.after(10)
    expect(await again()).toMatchObject([{ duplicate: false }])
  })

  test('is not made by a call that was on its way for longer than anybody waits', async () => {
    const called = { id: newId(), type: 'help-called', what: 'hands', where: 'bay-2' }
    const call = (happenedAt: number) => house.log.tell(`team:${ward}`, [{ ...called, happenedAt }], kiosk)
    for (const ago of [31_000, 10 * MINUTE, 30 * 24 * 60 * MINUTE])
      expect(await call(START - ago)).toMatchObject([{ refusal: { code: 'call-too-old' } }])
    expect(await house.calls(ward)).toEqual([])
    expect(await call(START - 29_000)).toMatchObject([{ duplicate: false }])
    await house.after(1)
    // What was heard in time is answered the same when it is asked again.
    expect(await call(START - 29_000)).toMatchObject([{ duplicate: true }])
    await only(ward)
  })

  test('is passed up when the server comes back, once, also if it fell in the middle', async () => {
    await callHelp()
    house.keeper.stop()
    await house.sleep(7)
    house = await house.restarted()
    await house.settle()
    expect(await only(division)).toMatchObject({ up: 1, passedAt: START + 7 * MINUTE })
    expect(await only(ward)).toMatchObject({ up: 1 })
    const heads = await house.heads()
    house = await house.restarted()
    await house.settle()
    expect(await house.heads()).toEqual(heads)
    await house.after(5)
    expect(await only(hospital)).toMatchObject({ up: 2 })
  })

  test('is passed up all the way though the disk was full just after the tier above was asked', async () => {
    await callHelp()
    const { append } = house.stores.team
    const asked: string[] = []
    house.stores.team.append = async entries => {
      const types = entries.map(({ doc }) => String(doc['type']))
      asked.push(...types)
      if (types.includes('help-passed-up')) throw Object.assign(new Error('full'), { errcode: 13 })
      return append(entries)
    }
    await house.sleep(5)
    for (let turn = 0; turn < 12; turn++) await new Promise(resolve => setImmediate(resolve))
    expect(asked.slice(0, 2)).toEqual(['help-came-up', 'help-passed-up'])
    expect(await only(ward)).toMatchObject({ up: 0 })
    expect(house.failures.splice(0).length).toBeGreaterThan(0)
    house.stores.team.append = append
    await house.after(1)
    expect(await only(ward)).toMatchObject({ up: 1, with: 'Medicine' })
    await only(division)
  })
})

test('in a hospital that runs, the tier above reads it on its own board, and the kiosk below who comes', async () => {
  const server = await startServer()
  const body = {
    name: 'Swan Ward',
    template: 'hospital-ward',
    timeZone: 'Europe/London',
    parent: server.team,
  }
  const { id: below } = (await server.ask('POST', '/teams', body, server.admin)).body
  for (const team of [server.team, below]) await server.tell(server.admin, { ...help, minutes: 5 }, team)
  const kiosk = await server.screen('kiosk', { team: below })
  const called = await server.tell(kiosk.auth, { type: 'help-called', what: 'hands', where: 'bay-2' }, below)
  expect(called.status).toBe(201)
  await server.clock.move(5 * MINUTE)
  await server.settled(below)
  const [above] = (await server.state('wall')).state.help.calls
  expect(above).toMatchObject({ what: 'A pair of hands', from: { team: below, name: 'Swan Ward' } })
  await server.tell(server.admin, { type: 'help-accepted', call: above!.id, who: 'Matron' })
  await expect.poll(async () => (await server.state('wall', below)).state.help.calls[0]?.who).toBe('Matron')
  await server.stop()
})
