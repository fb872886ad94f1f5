import { expect, test } from 'vitest'
import { qr } from '../../board/panels/qr/qr.ts'
import { sceneOf } from '../../board/scene.ts'
import { isOnlyHere } from '../../shared/look/only-here.ts'
import { empty } from '../../shared/state.ts'
import { onlyHere } from '../../shared/words/en.ts'

test('an address that no phone can open is known as such', () => {
  for (const url of [
    'http://localhost:8080/t/x',
    'http://127.0.0.1',
    'http://[::1]:8080',
    'http://pc.localhost',
  ])
    expect(isOnlyHere(url)).toBe(true)
  for (const url of [
    'https://wall.example',
    'http://192.0.2.2:8080',
    'http://localhost.example',
    'http://ward-pc',
  ])
    expect(isOnlyHere(url)).toBe(false)
})

test('a wall that is open under an address of its own machine says that no phone can follow its code', () => {
  const state = { ...empty, team: { ...empty.team, code: 'heron42' } }
  const at = (url: string) => qr.read(state, {}, sceneOf({ now: 0, heardAt: 0, url }, state.team))
  expect(at('http://localhost:8080')).toMatchObject({ purpose: onlyHere })
  expect(at('https://wall.example')).not.toMatchObject({ purpose: onlyHere })
})
