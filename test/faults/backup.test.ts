import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { madeAt } from '../../server/backup/files.ts'
import { openWard } from '../support/ward-child.ts'

let ward: Awaited<ReturnType<typeof openWard>>
let backups: string
beforeAll(async () => {
  ward = await openWard(23)
  backups = mkdtempSync(join(tmpdir(), 'marblewall-backups-'))
})
afterAll(async () => {
  await ward.remove()
  rmSync(backups, { recursive: true })
})

/** Runs a command as `npm run` does, and may kill it on the way. */
const run = async (command: 'backup' | 'restore', killAfterMs?: number) => {
  const file = resolve(import.meta.dirname, `../../server/backup/${command}-command.ts`)
  const child = spawn(process.execPath, [file, backups], {
    env: { ...process.env, DATA_DIR: ward.folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stdout.on('data', data => (said += data))
  child.stderr.on('data', data => (said += data))
  const kill = killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs)
  const code = await new Promise<number | null>(done => child.once('exit', done))
  clearTimeout(kill)
  return { code, said }
}

test('a backup while four kiosks tap, and put back, holds every tap that was thanked for before it began', async () => {
  const tapping = Promise.all(ward.kiosks.map(kiosk => kiosk.tap()))
  await expect.poll(() => ward.thanked.size).toBeGreaterThan(40)
  const before = [...ward.thanked.keys()]
  const { code, said } = await run('backup')
  expect([code, said]).toEqual([0, expect.stringContaining('was read back whole')])
  for (const kiosk of ward.kiosks) kiosk.pause()
  await tapping
  expect(ward.thanked.size).toBeGreaterThan(before.length)

  const refused = await run('restore')
  expect([refused.code, refused.said]).toEqual([4, expect.stringContaining('already running')])
  expect((await fetch(`${ward.child().base}/readyz`)).status).toBe(200)

  expect(await ward.child().stop()).toBe(0)
  const restored = await run('restore')
  expect([restored.code, restored.said]).toEqual([0, expect.stringContaining('was put back')])
  await ward.start()
  const there = new Set((await ward.onDisk()).events.map(({ id }) => id))
  expect(before.filter(id => !there.has(id))).toEqual([])
  for (const kiosk of ward.kiosks) await kiosk.drain()
})

test('a backup that is killed on the way leaves nothing that could be taken for one', async () => {
  const whole = readdirSync(backups).length
  for (const ms of [60, 200, 300, 400, 500]) await run('backup', ms)
  const named = readdirSync(backups).filter(name => madeAt(name) !== null)
  for (const name of named) expect(existsSync(join(backups, name, 'backup.json'))).toBe(true)
  expect(await run('backup')).toMatchObject({ code: 0 })
  const left = readdirSync(backups)
  expect(left.filter(name => madeAt(name) === null)).toEqual([])
  expect(left.length).toBeGreaterThan(whole)
})
