import { expect, test } from 'vitest'
import { codeIn, followPage, ticketIn } from '../../kiosk/phone/address.ts'

test('a ticket is read from the fragment however it was written', () => {
  expect(ticketIn('#K7QM2XDP09AB')).toBe('K7QM2XDP09AB')
  expect(ticketIn('#k7qm-2xdp-o9ab')).toBe('K7QM2XDP09AB')
  expect(ticketIn(followPage('K7QM2XDP09AB').slice('/i'.length))).toBe('K7QM2XDP09AB')
})

test('what cannot be a ticket is none', () => {
  for (const hash of ['', '#', '#hello', '#%E0%A4%A', '#K7QM2XDP09A', '#K7QM2XDP09ABC'])
    expect(ticketIn(hash)).toBeNull()
})

test('the code of a team stands behind /t/', () => {
  expect(codeIn('/t/heron7k2')).toBe('heron7k2')
  expect(codeIn('/t/HERON7K2/')).toBe('heron7k2')
  expect(codeIn('/t')).toBe('')
})
