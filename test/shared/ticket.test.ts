import { expect, test } from 'vitest'
import { digest, newSecret, newTicket, readTicket, spoken } from '../../shared/ticket.ts'

test.each([
  ['K7QM-2XDP-09AB', 'as it is printed'],
  ['k7qm 2xdp 09ab', 'in small letters'],
  ['K7QM–2XDP—09AB', 'with the dashes that a phone makes'],
  [' K7QM-2XDP-O9AB. ', 'with an O, and the dot of a sentence'],
  ['Ｋ７ＱＭ２ＸＤＰ０９ＡＢ', 'in wide letters'],
])('%s is a ticket, %s', typed => expect(readTicket(typed)).toBe('K7QM2XDP09AB'))

test('what looks like another letter is read as that', () => {
  expect(readTicket('OIL1-UV00-0000')).toBe('0111VV000000')
})

test.each(['', 'K7QM-2XDP-09A', 'K7QM-2XDP-09ABC', 'K7QM-2XDP-09A!!', 'K7QM-2XDP-09AÄ'])(
  '%j is no ticket',
  typed => expect(readTicket(typed)).toBeNull(),
)

test('a ticket is read back as it was made, from its code and from what is spoken', () => {
  for (let n = 0; n < 300; n++) {
    const ticket = newTicket()
    expect(ticket).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/)
    expect([readTicket(ticket), readTicket(spoken(ticket))]).toEqual([ticket, ticket])
  }
})

test('every letter comes as often as any other', () => {
  const letters = Array.from({ length: 3_000 }, () => newSecret() + newTicket()).join('')
  const seen = new Map<string, number>()
  for (const letter of letters) seen.set(letter, (seen.get(letter) ?? 0) + 1)
  expect(seen.size).toBe(32)
  const fair = letters.length / 32
  // Six standard deviations: a fair die fails this once in ten million runs.
  for (const count of seen.values()) expect(Math.abs(count - fair)).toBeLessThan(6 * Math.sqrt(fair))
})

test('a digest is SHA-256', () => {
  expect(digest('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})
