import { Type } from 'typebox'
import { isDay } from './days.ts'
import { Day, Id, subject, words } from './subject.ts'

export interface Notice {
  id: string
  text: string
  on: string
  /** The last day it hangs, or the empty string for until taken down. */
  until: string
}

const NOTICES_KEPT = 12

/** What a lead pins to the wall. */
export const notices = subject<readonly Notice[]>('team', [])
  .on(
    'notice-posted',
    {
      body: { text: words(280), until: Type.Optional(Day) },
      by: ['lead', 'admin'],
      wall: 'all',
      unless: ({ until }) => (until && !isDay(until) ? 'bad-day' : null),
    },
    (all, { text, until = '' }, { id, day }) =>
      text ? [...all, { id, text, on: day, until }].slice(-NOTICES_KEPT) : all,
  )
  .on('notice-taken-down', { body: { notice: Id }, by: ['lead', 'admin'], wall: 'all' }, (all, { notice }) =>
    all.filter(one => one.id !== notice),
  )
