import { hash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'

/** 256 random bits, for whoever carries them. */
export const newToken = () => randomBytes(32).toString('base64url')

/** What is kept of a token. It is random enough that a plain hash cannot be turned back. */
export const hashOf = (token: string) => hash('sha256', token, 'base64url')

const pick = (letters: string, length: number) =>
  Array.from({ length }, () => letters[randomInt(letters.length)]).join('')

/** The address of a team's phone page: typed by hand, so no letter looks like a digit, and without vowels no word. */
export const newTeamCode = () => pick('bcdfghjkmnpqrstvwxz23456789', 8)

/** Whether two secrets are the same, in a time that does not say where they differ. */
export const isSame = (a: string, b: string) =>
  timingSafeEqual(hash('sha256', a, 'buffer'), hash('sha256', b, 'buffer'))
