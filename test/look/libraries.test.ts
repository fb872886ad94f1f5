import { expect, test } from 'vitest'
import { tried, untried } from '../../vite.tried.ts'

test('what is cut out of libraries was tried with the very versions that are installed', () => {
  expect(Object.keys(tried).length).toBeGreaterThan(5)
  // Where this fails, draw every chart with the whole library and without the cuts, compare, and then name the new version.
  expect(untried()).toEqual([])
})
