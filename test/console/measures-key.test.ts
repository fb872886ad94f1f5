import { expect, test } from 'vitest'
import { exampleOf } from '../../kiosk/console/measures/key-secret.tsx'

test('the example sends a reading of a measure that is there, for the period it is', () => {
  const share = { key: 'seen', chart: 'p', cadence: 'weekly' } as const
  expect(exampleOf('https://wall.example/api/v1/teams/t/measures', 's3cret', share, '2026-11-25')).toBe(
    [
      'curl -X POST https://wall.example/api/v1/teams/t/measures/seen/readings \\',
      `  -H 'Authorization: Bearer s3cret' \\`,
      `  -H 'Content-Type: application/json' \\`,
      `  -d '{"period":"2026-11-23","numerator":9,"denominator":10}'`,
    ].join('\n'),
  )
})
