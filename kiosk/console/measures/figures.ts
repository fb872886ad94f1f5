/** What a comma in a number means: nothing is taken for granted. */
export type Comma = 'thousands' | 'decimal' | null
export type FigureTrouble = 'not-a-number' | 'formula' | 'ask-comma' | 'dot-too' | 'percent' | 'too-big'
type Read = { value: number | null } | { why: FigureTrouble }

const BIGGEST = 1e12
const NOTHING = /^(-|–|—|n\/a|na|nil return|none|null|\.)?$/i
const PLAIN = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,2})?$/i
const BY_THOUSANDS = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/
const DECIMAL_COMMA = /^[+-]?(\d{1,3}(\.\d{3})+|\d+)?,\d+$/
const DOTS_FOR_THOUSANDS = /^[+-]?\d{1,3}(\.\d{3})+$/

const bounded = (text: string): Read => {
  const value = Number(text)
  return Math.abs(value) <= BIGGEST ? { value } : { why: 'too-big' }
}

const byThousands = (text: string): Read => bounded(text.replaceAll(',', ''))
const byDecimal = (text: string): Read => bounded(text.replaceAll('.', '').replace(',', '.'))

const withComma = (text: string, comma: Comma): Read => {
  const mayGroup = BY_THOUSANDS.test(text)
  const mayDivide = DECIMAL_COMMA.test(text)
  if (!mayGroup && !mayDivide) return { why: 'not-a-number' }
  // A number with both signs, or with two groups, says itself what they mean.
  if (mayGroup && !mayDivide && comma === null) return byThousands(text)
  if (comma === null) return { why: 'ask-comma' }
  if (comma === 'thousands') return mayGroup ? byThousands(text) : { why: 'not-a-number' }
  return mayDivide ? byDecimal(text) : { why: 'not-a-number' }
}

const whole = (text: string, comma: Comma): Read => {
  if (text.includes(',')) return withComma(text, comma)
  if (comma === 'decimal' && text.includes('.')) {
    return DOTS_FOR_THOUSANDS.test(text) ? bounded(text.replaceAll('.', '')) : { why: 'dot-too' }
  }
  return PLAIN.test(text) ? bounded(text) : { why: 'not-a-number' }
}

interface How {
  comma: Comma
  /** Whether a per cent sign says no more than the measure's unit does. */
  percent: boolean
}

/** The number written in a cell; null where a cell says that there is none. */
export const figureIn = (written: string, { comma, percent }: How): Read => {
  const text = written.trim()
  if (NOTHING.test(text)) return { value: null }
  if (/^#[A-Z0-9/]+[!?]?$/i.test(text) || text.startsWith('=')) return { why: 'formula' }
  if (text.endsWith('%') && !percent) return { why: 'percent' }
  const bare = text
    .replace(/%$/, '')
    .replace(/^([+-]?)[£$€]/, '$1')
    .replace(/^−/, '-')
    .trim()
  // A space or an apostrophe between groups of three has no other meaning.
  return whole(
    /^[+-]?\d{1,3}([ '’]\d{3})+([.,]\d+)?$/.test(bare) ? bare.replaceAll(/[ '’]/g, '') : bare,
    comma,
  )
}
