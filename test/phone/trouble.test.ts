import { expect, test } from 'vitest'
import { sentenceFor } from '../../kiosk/phone/trouble.ts'
import { ApiRefusal } from '../../shared/look/api.ts'
import { phone } from '../../shared/words/en.ts'

const refusal = (more: Partial<ConstructorParameters<typeof ApiRefusal>[0]>) =>
  new ApiRefusal({
    status: 404,
    code: 'not-found',
    message: 'There is nothing here.',
    field: undefined,
    retryAfter: undefined,
    ...more,
  })

test('whose page is open while the team gets a new address is told to scan the code again', () => {
  expect(sentenceFor(refusal({ field: 'teamCode' }))).toBe(phone.noTeam)
  expect(sentenceFor(refusal({}))).toBe('There is nothing here.')
})
