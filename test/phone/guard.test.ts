import { expect, test } from 'vitest'
import { judge } from '../../kiosk/phone/guard.ts'

const fresh = { mayBeEmpty: false, agreed: null }

test('an NHS number and an e-mail address stay on the phone, whatever was agreed', () => {
  const text = 'Patient 943 476 5919 waits, write to jo@example.org'
  expect(judge(text, { ...fresh, agreed: text })).toEqual({ say: 'stop', kinds: ['nhs-number', 'email'] })
})

test('a bed with a name gets one question, and none again for the same words', () => {
  const text = 'There is no light over bed 4 Mr Smith'
  expect(judge(text, fresh)).toEqual({ say: 'ask', kinds: ['bed'] })
  expect(judge(text, { ...fresh, agreed: text })).toEqual({ say: 'go' })
  expect(judge(`${text}, still`, { ...fresh, agreed: text })).toEqual({ say: 'ask', kinds: ['bed'] })
})

test('an idea needs a word, a comment does not', () => {
  expect(judge('', fresh)).toEqual({ say: 'empty' })
  expect(judge('', { mayBeEmpty: true, agreed: null })).toEqual({ say: 'go' })
})
