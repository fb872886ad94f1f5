/** Calendar days as ISO text, `2026-11-23`. No time zone takes part: a day is a name. */

const DAY_MS = 86_400_000
const noon = (day: string) => Date.parse(`${day}T12:00:00Z`)

/** The day so many days later; negative goes back. */
export const addDays = (day: string, days: number) =>
  new Date(noon(day) + days * DAY_MS).toISOString().slice(0, 10)

/** 1 for Monday to 7 for Sunday. */
export const weekday = (day: string) => new Date(noon(day)).getUTCDay() || 7

/** The Monday on or before a day. */
export const mondayOf = (day: string) => addDays(day, 1 - weekday(day))

/** Whole days from one day to another. */
export const daysBetween = (from: string, to: string) => Math.round((noon(to) - noon(from)) / DAY_MS)

/** Whether text is a day that exists: `2027-02-29` is not. */
export const isDay = (text: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(noon(text)) && addDays(text, 0) === text
