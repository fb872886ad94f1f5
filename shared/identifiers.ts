/** What in a text may say who somebody is (domain 3.13). `stop` kinds are never stored; `ask` kinds go flagged. */

import { PATIENT, PLACE_AND_NAME } from './named.ts'

export const stops = ['nhs-number', 'email', 'phone', 'birth-date'] as const
export const asks = ['bed', 'postcode', 'name', 'hospital-number'] as const
export type Stop = (typeof stops)[number]
export type Ask = (typeof asks)[number]

export interface Found {
  stop: Stop[]
  ask: Ask[]
}

const TEN = String.raw`(?:\d(?:[ \-.]?\d){9}|\d{3}[\s\-–—._/]{0,3}\d{3}[\s\-–—._/]{0,3}\d{4})(?!\d)`
const TEN_DIGITS = new RegExp(String.raw`(?<!\d)${TEN}`, 'g')
// Called one, it is one, also with a slip of the finger in it.
const CALLED_NUMBER = new RegExp(String.raw`\b(?:nhs|chi|h&c)\b[^\d\n]{0,15}(?<!\d)${TEN}`, 'i')
const HOSPITAL_NUMBER =
  /\b(?:mrn|crn|(?:hosp(?:ital)?|unit|pas|case ?note)\.? ?(?:no|nr|num|number|id))\b[^\w\n]{0,4}(?:is )?[a-z]{0,3} ?\d{5,10}\b/i
const EMAIL = /[^\s@] ?(?:@|\(at\)|\[at\])[^\s@]+\.\p{L}{2,}|\bat nhs(?:\.| dot )net\b/iu
// A British number, or a mobile one without its nought.
const PHONE =
  /(?<!\d)(?<!\p{L}(?=00))(?:\+\s?44|0044|0)(?:[ \-.()]*\d){9,10}(?!\d)|(?<!\d)7[1-57-9]\d{2}[ \-.]\d{3}[ \-.]?\d{3}(?!\d)/gu
// Nobody's own: free numbers and those of services.
const OF_A_SERVICE = /^0(?:80[08]|3\d\d|84[345]|87[01])/
// 0700-1500, and a row of hours: 08 10 12 14.
const TIMES =
  /(?<!\d)(?:(?:[01]\d|2[0-4])[0-5]\d\s?(?:-|–|—|to|\/)\s?(?:[01]\d|2[0-4])[0-5]\d|(?:[01]\d|2[0-4])(?:[ ,]{1,2}(?:[01]\d|2[0-4])){3,})(?!\d)/g
const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*'
const NTH = String.raw`\d{1,2}(?:st|nd|rd|th)?`
const DATE = String.raw`(?:\d{1,2}[/.\- ]\d{1,2}[/.\- ](?:19|20)?\d{2}|(?:19|20)\d{2}-\d{2}-\d{2}|${NTH}[ \-/,]+(?:of )?${MONTH}[ \-/,]+(?:19|20)?\d{2}|${MONTH} ${NTH}[ ,]+(?:19|20)\d{2})`
const BIRTH = new RegExp(
  String.raw`\b(?:d\.?o\.?b\.?|born|birth(?:day|date)?|date of birth)\b\D{0,20}${DATE}|\b(?:d\.?o\.?b\.?|date of birth)\b\D{0,6}\d{6}(?:\d\d)?\b`,
  'i',
)
const OLD_DATE =
  /\b\d{1,2}[/.-]\d{1,2}[/.-](?:19\d{2}|200\d)\b|(?<![\d./-])(?:(?:0?[1-9]|[12]\d|3[01])([/-])(?:0?[1-9]|1[0-2])\1|(?:0[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])\.)(?:3[5-9]|[4-9]\d)\b(?![./-]\d)/
const POSTCODE = /\b(?:GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2})\b/i

/** Whether ten digits are a valid NHS number: modulus 11, and not one digit ten times. */
export const isNhsNumber = (digits: string) => {
  if (!/^\d{10}$/.test(digits) || /^(\d)\1{9}$/.test(digits)) return false
  const sum = [...digits.slice(0, 9)].reduce((total, digit, n) => total + Number(digit) * (10 - n), 0)
  const check = (11 - (sum % 11)) % 11
  return check !== 10 && check === Number(digits[9])
}

/** The value of a digit of any alphabet: each has its ten in a row. */
const digitOf = (digit: string) => {
  const code = digit.codePointAt(0)!
  let value = 0
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++
  return String(value)
}

/** Other alphabets' digits and full-width letters, read as people read them. */
const plain = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/(?![0-9])\p{Nd}/gu, digitOf)

// MR and MS in capitals are a scan and an illness.
const TITLED = /\b(?:[Mm]rs?|MRS|Ms|Miss|MISS)\b\.?\s+\p{Lu}/u

/** Whether a text calls somebody by title and name, as patients are called. */
export const isTitled = (written: string) => TITLED.test(plain(written))

/** A Scottish number begins with a day of birth; nobody was given another that begins with 0, 1 or 2. */
const mayBeIssued = (digits: string) =>
  !/^[0-2]/.test(digits) || /^(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])/.test(digits)

const isNumbered = (text: string) =>
  CALLED_NUMBER.test(text) ||
  [...text.matchAll(TEN_DIGITS)]
    .map(([hit]) => hit.replace(/\D/g, ''))
    .some(digits => mayBeIssued(digits) && isNhsNumber(digits))

const hasPhone = (text: string) =>
  [...text.matchAll(PHONE)].some(([hit]) => !OF_A_SERVICE.test(hit.replace(/\D/g, '')))

/** Looks for identifiers of a patient or of anybody else in a text. Pure; the same in the browser and at the door. */
export const identifiersIn = (written: string): Found => {
  const text = plain(written)
  const counted = text.replace(TIMES, ' at ')
  const stop: Stop[] = []
  const ask: Ask[] = []
  if (isNumbered(counted)) stop.push('nhs-number')
  if (EMAIL.test(text)) stop.push('email')
  if (hasPhone(counted)) stop.push('phone')
  if (BIRTH.test(text) || OLD_DATE.test(text)) stop.push('birth-date')
  if (PLACE_AND_NAME.some(one => one.test(text))) ask.push('bed')
  if (POSTCODE.test(text)) ask.push('postcode')
  if (PATIENT.test(text)) ask.push('name')
  if (HOSPITAL_NUMBER.test(text)) ask.push('hospital-number')
  return { stop, ask }
}
