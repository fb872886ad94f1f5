import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lockFolder } from '../../server/lock.ts'
import { freePort, startChild } from '../support/child.ts'
import { openWard } from '../support/ward-child.ts'

let ward: Awaited<ReturnType<typeof openWard>>
beforeAll(async () => {
  ward = await openWard(11)
})
afterAll(() => ward.remove())

test('a server that is stopped in the middle of taps ends well, and counts each of them once', async () => {
  const tapping = Promise.all(ward.kiosks.map(kiosk => kiosk.tap()))
  await new Promise(done => setTimeout(done, 300))
  const from = performance.now()
  expect(await ward.child().stop()).toBe(0)
  expect(performance.now() - from).toBeLessThan(5_000)
  await tapping
  const thanked = ward.thanked.size
  expect(thanked).toBeGreaterThan(20)
  expect((await ward.onDisk()).events.length).toBeGreaterThanOrEqual(thanked)

  await ward.start()
  for (const kiosk of ward.kiosks) await kiosk.drain()
  const tapped = ward.kiosks.flatMap(({ all }) => all)
  const { state } = await ward.state()
  const said = Object.values(state.voices as Record<string, { moods: number; ideas: number }>)
  expect(said.reduce((sum, { moods, ideas }) => sum + moods + ideas, 0)).toBe(tapped.length)
})

test('a second server does not start on the same folder, and leaves the first alone', async () => {
  await expect(startChild(ward.folder, await freePort())).rejects.toThrow(/already running/)
  expect((await fetch(`${ward.child().base}/readyz`)).status).toBe(200)
  expect(() => lockFolder(ward.folder)).toThrow(/already running/)
})

test('after a power cut the server starts, whichever program has its old number now', async () => {
  await ward.child().kill()
  // As it was before: the number of a process, and one that runs.
  writeFileSync(join(ward.folder, 'running'), String(process.pid))
  await ward.start()
  expect((await fetch(`${ward.child().base}/readyz`)).status).toBe(200)
})

test.each(['team.db', 'voice.db'])(
  'an installation that lost %s does not start as if it were new',
  async name => {
    await ward.child().stop()
    const path = join(ward.folder, name)
    renameSync(path, `${path}.gone`)
    await expect(ward.start()).rejects.toThrow(/Restore the last backup/)
    writeFileSync(path, '')
    await expect(ward.start()).rejects.toThrow(/Restore the last backup/)
    renameSync(`${path}.gone`, path)
    await ward.start()
    expect((await ward.state()).heads.voice).toBe(ward.kiosks.flatMap(({ all }) => all).length)
  },
)

test('an installation that lost its people does not start as if it were new, and offers itself to nobody', async () => {
  await ward.child().stop()
  const names = ['directory.json', 'directory.json.bak']
  const move = (from: string, to: string) => {
    for (const name of names) renameSync(join(ward.folder, name + from), join(ward.folder, name + to))
  }
  move('', '.gone')
  await expect(ward.start()).rejects.toThrow(/Restore the last backup/)
  move('.gone', '')
  await ward.start()
})

test('a set-up that was cut off before anything was asked can be done after the next start', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'marblewall-cut-'))
  const port = await freePort()
  for (let n = 0; n < 2; n++) {
    const child = await startChild(folder, port)
    expect(await (await fetch(`${child.base}/api/v1/setup`)).json()).toMatchObject({ done: false })
    await child.kill()
  }
  rmSync(folder, { recursive: true })
})
