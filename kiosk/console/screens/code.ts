/** The letters of pairing codes: none of them a vowel, so that no code is a word. */
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ'
const LENGTH = 8

/** What somebody typed of a pairing code, as the screen shows it: `BCDF-GHJK`. What cannot be in one is left out. */
export const readCode = (typed: string) => {
  const letters = [...typed.toUpperCase()].filter(letter => LETTERS.includes(letter)).slice(0, LENGTH)
  return letters.join('').replace(/^(.{4})(?=.)/, '$1-')
}

/** Whether all letters of a pairing code are there. */
export const isWhole = (code: string) => code.length === LENGTH + 1
