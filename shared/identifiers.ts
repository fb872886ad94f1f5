/** What in a text may say who somebody is (domain 3.13). `stop` kinds are never stored; `ask` kinds go flagged. */

export const stops = ['nhs-number', 'email', 'phone', 'birth-date'] as const
export const asks = ['bed', 'postcode'] as const
export type Stop = (typeof stops)[number]
export type Ask = (typeof asks)[number]

export interface Found {
  stop: Stop[]
  ask: Ask[]
}

const TEN_DIGITS = /(?<!\d)(?:\d(?:[ \-.]?\d){9}|\d{3}[\s\-–—._/]{0,3}\d{3}[\s\-–—._/]{0,3}\d{4})(?!\d)/g
const EMAIL = /[^\s@]@[^\s@]+\.\p{L}{2,}/u
const PHONE = /(?<!\d)(?:\+\s?44|0044|0)(?:[ \-.()]*\d){9,10}(?!\d)/
const DATE = String.raw`(?:\d{1,2}[/.\- ]\d{1,2}[/.\- ](?:19|20)?\d{2}|(?:19|20)\d{2}-\d{2}-\d{2}|\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\s+(?:19|20)?\d{2})`
const BIRTH = new RegExp(
  String.raw`\b(?:d\.?o\.?b\.?|born|birth(?:day|date)?|date of birth)\b\D{0,20}${DATE}`,
  'i',
)
const OLD_DATE = /\b\d{1,2}[/.-]\d{1,2}[/.-](?:19\d{2}|200\d)\b/
const POSTCODE = /\b(?:GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2})\b/i
// Words that stand behind a bed with a capital and are no name.
const NO_NAME = String.raw`(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:The|This|That|We|It|Is|Has|No|Not|And|In|On|At|Please|TV|IV|PC|CD|BP|NG|OK|AM|PM)\b)`
const BED_NAME = new RegExp(
  String.raw`\b(?:[Bb]ed|[Bb]ay|[Rr]oom|[Ss]ide ?[Rr]oom)\s*\d+[a-z]?\b[\s,:;(\-–]{0,3}(?:is |was |has |for )?${NO_NAME}(?:(?:mr|mrs|ms|miss|dr)\b\.?\s*\w+|[A-Z]{2}\b|[A-Z]\.\s?[A-Z]\.?|[A-Z][a-z]+\b)`,
)
const NAME_BED = /\b(?:[Mm]rs?|[Mm]s|[Mm]iss)\b\.?\s+[A-Z]\w*.{0,30}\b(?:[Bb]ed|[Bb]ay|[Rr]oom)\s*\d+/

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

/** Looks for identifiers of a patient or of anybody else in a text. Pure; the same in the browser and at the door. */
export const identifiersIn = (written: string): Found => {
  const text = plain(written)
  const stop: Stop[] = []
  const ask: Ask[] = []
  if ([...text.matchAll(TEN_DIGITS)].some(([hit]) => isNhsNumber(hit.replace(/\D/g, ''))))
    stop.push('nhs-number')
  if (EMAIL.test(text)) stop.push('email')
  if (PHONE.test(text)) stop.push('phone')
  if (BIRTH.test(text) || OLD_DATE.test(text)) stop.push('birth-date')
  if (BED_NAME.test(text) || NAME_BED.test(text)) ask.push('bed')
  if (POSTCODE.test(text)) ask.push('postcode')
  return { stop, ask }
}
