export type NumberTrouble = 'formula-error' | 'not-a-number' | 'two-ways' | 'per-cent'
type Read = { value: number } | { why: NumberTrouble }

const FORMULA_ERROR =
  /^#(DIV\/0!|N\/A|NAME\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!|ERROR!?|NO RESULT|GETTING_DATA)/i
const PLAIN = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i
const THOUSANDS = /^[+-]?\d{1,3}([, \u00a0\u202f]\d{3})+(\.\d+)?$/
const COMMA_DECIMAL = /^[+-]?(\d{1,3}([. \u00a0\u202f']\d{3})+|\d*),\d+$/

interface How {
  /** Whether a comma may stand for the decimal point in this file. */
  isCommaDecimal: boolean
  isPerCent: boolean
}

export const isFormulaError = (cell: string) => FORMULA_ERROR.test(cell)

/** The number in a cell, as people and spreadsheets write one. What could be two numbers is none. */
export const numberIn = (cell: string, { isCommaDecimal, isPerCent }: How): Read => {
  if (isFormulaError(cell)) return { why: 'formula-error' }
  const share = /^(.*?)\s*%$/.exec(cell)
  if (share && !isPerCent) return { why: 'per-cent' }
  const text = (share?.[1] ?? cell).replace(/^[\u2212\u2013]/, '-')
  if (PLAIN.test(text)) {
    const value = Number(text)
    return Number.isFinite(value) ? { value } : { why: 'not-a-number' }
  }
  // 1,234: a thousand where the comma parts columns, and either way where it may be a decimal.
  if (isCommaDecimal && /^[+-]?\d{1,3},\d{3}$/.test(text)) return { why: 'two-ways' }
  if (THOUSANDS.test(text)) return { value: Number(text.replace(/[^\d.+-]/g, '')) }
  if (isCommaDecimal && COMMA_DECIMAL.test(text))
    return { value: Number(text.replace(/[^\d,+-]/g, '').replace(',', '.')) }
  return { why: 'not-a-number' }
}
