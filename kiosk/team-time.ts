import { wallClock } from '../shared/shifts.ts'

const two = (n: number) => String(n).padStart(2, '0')

/** The time of day where the team is, `07:12`. */
export const timeAt = (at: number, { timeZone }: { timeZone: string }) => {
  const { minutes } = wallClock(at, timeZone)
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
