import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWard } from '../support/ward-child.ts'

const ROUNDS = 20
let ward: Awaited<ReturnType<typeof openWard>>
beforeAll(async () => {
  ward = await openWard(Date.now() % 100_000)
})
afterAll(() => ward.remove())

test(`a server that is killed ${ROUNDS} times while four kiosks tap loses nothing it said thanks for`, async () => {
  for (let round = 0; round < ROUNDS; round++) {
    if (round > 0) await ward.start()
    const tapping = Promise.all(ward.kiosks.map(kiosk => kiosk.tap()))
    await new Promise(done => setTimeout(done, 5 + ward.die.upTo(400)))
    await ward.child().kill()
    await tapping
  }
  const before = await ward.onDisk()
  const thanked = [...ward.thanked]
  expect(thanked.length).toBeGreaterThan(ROUNDS * 10)

  // Every number is there once and in order; every thanked tap stands under the number it was thanked with.
  expect(before.events.map(({ seq }) => seq)).toEqual(before.events.map((_, n) => n + 1))
  expect(before.head).toBe(before.events.length)
  const places = new Map(before.events.map(({ id, seq }) => [id, seq]))
  expect(places.size).toBe(before.events.length)
  expect(thanked.filter(([id, seqs]) => seqs.size !== 1 || !seqs.has(places.get(id) ?? 0))).toEqual([])

  // What nobody was thanked for may be there or not; sent again, it is there once.
  await ward.start()
  for (const kiosk of ward.kiosks) await kiosk.drain()
  const { state, heads } = await ward.state()
  const tapped = ward.kiosks.flatMap(({ all }) => all)
  expect(new Set(tapped).size).toBe(tapped.length)
  expect(heads.voice).toBe(tapped.length)
  const said = Object.values(state.voices as Record<string, { moods: number; ideas: number }>)
  expect(said.reduce((sum, { moods, ideas }) => sum + moods + ideas, 0)).toBe(tapped.length)
  expect(ward.child().said()).not.toMatch(/damaged|fatal|"level":50/i)
}, 120_000)
