/** What is said about the rows of a file that somebody brings. Each says what to do; none blames. */

const MOST = 40
/** As much of a cell as fits into a sentence. */
const quoted = (cell: string) => {
  const letters = [...cell.replace(/\s+/g, ' ').trim()]
  return letters.length > MOST ? `“${letters.slice(0, MOST).join('')} …”` : `“${letters.join('')}”`
}

const often = {
  daily: 'every day',
  weekly: 'every week',
  monthly: 'every month',
  event: 'each time it happens',
}

export const importing = {
  problems: {
    'duplicate-header': (cell: string, columns = '') =>
      `The heading ${quoted(cell)} stands over the columns ${columns}. Give each its own heading, so that it is clear which is meant.`,
    'no-period-column': () => 'No column was chosen for the period.',
    'no-value-column': () => 'No column was chosen for the value.',
    'no-part-column': () => 'This measure needs a column for the numerator and one for the denominator.',
    'period-missing': () => 'There is no period in this row.',
    'not-a-date': (cell: string) =>
      `${quoted(cell)} is text that is no date. Write it as 2026-11-23 or 23/11/2026.`,
    'no-such-month': (cell: string) =>
      `${quoted(cell)} has no such month. If the month stands before the day, choose that above.`,
    'no-such-day': (cell: string) => `There is no such day as ${quoted(cell)}.`,
    'no-year': (cell: string) => `${quoted(cell)} lacks the year. Write it as 2026-11-23 or 23/11/2026.`,
    'excel-number': (cell: string) =>
      `${quoted(cell)} is a date as Excel counts days. Format the column as a date and save the file again.`,
    'wrong-cadence': (cell: string, cadence: keyof typeof often) =>
      `${quoted(cell)} does not fit a measure that is read ${often[cadence]}.`,
    'not-begun': (cell: string) => `${quoted(cell)} has not begun yet.`,
    'period-twice': (cell: string, line = '') =>
      `${quoted(cell)} is the same period as in line ${line}. Keep one of the two.`,
    'formula-error': (cell: string) =>
      `The formula in this cell failed and gives ${quoted(cell)}. Correct it, or leave the cell empty.`,
    'not-a-number': (cell: string) => `${quoted(cell)} is text that is no number.`,
    'two-ways': (cell: string) =>
      `${quoted(cell)} could be thousands or a decimal. Write it without the separator, or with a point.`,
    'per-cent': (cell: string) => `${quoted(cell)} is a share, but this measure is not in per cent.`,
    'too-few-cells': () => 'This row ends before the column of the value.',
    'part-missing': () => 'There is only one of numerator and denominator.',
    'rate-impossible': () =>
      'These numbers cannot be: a share needs its whole, and no more than all of it; a count is not below nought; a time between two events is above it.',
    'no-when-column': () => 'No column was chosen for the time at which it happened.',
    'no-time': (cell: string) =>
      `${quoted(cell)} is a day without a time. Write it as 2026-11-23 14:30, so that it is counted in its hour.`,
    'not-what': (cell: string) => `${quoted(cell)} is none of arrived, done, undone and required.`,
    'bad-count': (cell: string) => `${quoted(cell)} is no whole number above nought, up to 9,999.`,
    'to-come': (cell: string) => `${quoted(cell)} lies in the future.`,
    'too-old': (cell: string) =>
      `${quoted(cell)} is too long ago to be counted: more than fourteen days, or in a shift that is kept no longer.`,
    'not-fed': () => 'This kind of work takes no arrivals: what is required of it is planned or typed.',
    'long-reference': (cell: string) => `The reference ${quoted(cell)} is longer than 60 letters.`,
    'row-twice': (cell: string, line = '') =>
      `The reference ${quoted(cell)} stands in line ${line} too. Keep one of the two.`,
    'bad-note': (cell: string, why = '') => `The note ${quoted(cell)} cannot be kept. ${why}`,
  },
  notes: {
    blank: () => 'This line is empty and is passed over.',
    'no-value': () => 'There is a period here and no value; the line is passed over.',
    above: () => 'This line stands above the table and is passed over.',
    'no-headings': () => 'There are no headings; the columns are called by their letters.',
    encoding: () => 'The file is in Windows-1252, an older way of writing letters, and was read so.',
    dates: (cell = '') =>
      `Dates like ${quoted(cell)} could be read either way; they are read with the day first unless you choose otherwise.`,
    shares: () =>
      'All values lie between 0 and 1, but the measure is in per cent. If they are shares, multiply them by 100 first.',
    sheets: (others = '') => `Only the first sheet with a table was read; not ${others}.`,
  },
}

export type ProblemCode = keyof typeof importing.problems
