import { expect, test } from 'vitest'
import { isOnlyHere } from '../../shared/look/only-here.ts'

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
