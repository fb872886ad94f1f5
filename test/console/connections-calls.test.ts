import { expect, test } from 'vitest'
import { readingExample, workExamples } from '../../kiosk/console/connections/example-calls.ts'

const sender = { address: 'https://wall.example/api/v1/teams/t', key: 's3cret' }
const hour = Date.parse('2026-11-23T08:00Z')

test('the example sends a reading of a measure that is there, for the period it is', () => {
  const share = { key: 'seen', chart: 'p', cadence: 'weekly' } as const
  expect(readingExample(share, sender, '2026-11-25')).toEqual({
    what: 'reading',
    command: [
      'curl -X POST https://wall.example/api/v1/teams/t/measures/seen/readings \\',
      `  -H 'Authorization: Bearer s3cret' \\`,
      `  -H 'Content-Type: application/json' \\`,
      `  -d '{"period":"2026-11-23","numerator":9,"denominator":10}'`,
    ].join('\n'),
  })
})

test('the example for a feed says what arrived, and for a plan how many are required', () => {
  const [done, arrived] = workExamples({ key: 'beds', unit: 'beds', demand: 'feed' }, sender, hour)
  expect(done?.command).toBe(
    [
      'curl -X POST https://wall.example/api/v1/teams/t/work/beds \\',
      `  -H 'Authorization: Bearer s3cret' \\`,
      `  -H 'Content-Type: application/json' \\`,
      `  -d '{"what":"done","unit":"beds","ref":"message-4712"}'`,
    ].join('\n'),
  )
  expect(arrived?.command).toContain('"happenedAt":"2026-11-23T08:00:00.000Z"')
  expect(workExamples({ key: 'b', unit: 'x', demand: 'plan' }, sender, hour)[1]?.what).toBe('required')
})
