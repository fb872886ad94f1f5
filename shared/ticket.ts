import { sha256 } from '@noble/hashes/sha2.js'

/** Crockford's base 32: no I, L, O or U, so that a ticket can be read aloud and copied by hand. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 12

const random = (letters: number) =>
  Array.from(crypto.getRandomValues(new Uint8Array(letters)), byte => LETTERS[byte & 31]).join('')

/** A new claim ticket: 12 letters, 60 bits, made where the idea is written so that an offline kiosk can hand it out. */
export const newTicket = () => random(LENGTH)

/** A secret that proves that a mood is one's own, for as long as the kiosk remembers it. */
export const newSecret = () => random(26)

/** A ticket as people read it: `K7QM-2XDP-09AB`. */
export const spoken = (ticket: string) => ticket.replace(/(.{4})(?=.)/g, '$1-')

/** What is in no ticket, but is read for what is. */
const misread: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', U: 'V' }

/** A ticket as it was made, from what somebody typed; null when it cannot be one. */
export const readTicket = (typed: string): string | null => {
  // Keyboards make long dashes of short ones, and a sentence ends in a dot.
  const bare = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{P}]/gu, '')
  const clean = bare.replace(/[OILU]/g, letter => misread[letter]!)
  return clean.length === LENGTH && [...clean].every(letter => LETTERS.includes(letter)) ? clean : null
}

/** SHA-256 of a text in hexadecimal. Needs no secure context. */
export const digest = (text: string) =>
  Array.from(sha256(new TextEncoder().encode(text)), byte => byte.toString(16).padStart(2, '0')).join('')
