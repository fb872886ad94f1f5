import { expect, test } from 'vitest'
import { themeAt, themeIn } from '../../shared/look/theme.ts'

test('a wall is dark from eight in the evening to seven in the morning, by the team’s clock', () => {
  const at = (utc: string) => themeAt(Date.parse(utc), 'Europe/London')
  expect(
    ['2026-07-01T18:59:00Z', '2026-07-01T19:00:00Z', '2026-07-02T05:59:00Z', '2026-07-02T06:00:00Z'].map(at),
  ).toEqual(['light', 'dark', 'dark', 'light'])
})

test('an address may ask for a theme, but only for one there is', () => {
  expect(themeIn('?theme=dark&x=1')).toBe('dark')
  expect(themeIn('?theme=pink')).toBe(null)
  expect(themeIn('')).toBe(null)
})
