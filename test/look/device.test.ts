import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import {
  type Device,
  forgetDevice,
  forgetToken,
  keepDevice,
  keptDevice,
  whenForgotten,
} from '../../shared/look/device.ts'

const board: Device = { id: 'd1', kind: 'board', name: 'Staff room', team: 't1', token: 'one' }
const kiosk: Device = { id: 'd2', kind: 'kiosk', name: 'By the door', team: 't1', token: 'two' }

test('a screen remembers what it is, and a board and a kiosk in one browser do not mix', async () => {
  expect(await keptDevice('board')).toBe(null)
  await keepDevice(board)
  await keepDevice(kiosk)
  expect(await keptDevice('board')).toEqual(board)
  expect(await keptDevice('kiosk')).toEqual(kiosk)
  await forgetDevice('board')
  expect(await keptDevice('board')).toBe(null)
  expect(await keptDevice('kiosk')).toEqual(kiosk)
})

test('a removed screen forgets by its token, and the page that shows it hears of it', async () => {
  await keepDevice(board)
  await keepDevice(kiosk)
  const heard: boolean[][] = []
  const stop = whenForgotten(which => heard.push([which(board), which(kiosk)]))
  await forgetToken('two')
  stop()
  await forgetToken('one')
  expect(heard).toEqual([[false, true]])
  expect(await keptDevice('kiosk')).toBe(null)
})
