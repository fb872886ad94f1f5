import { heldClock } from '../../server/clock.ts'
import { type Dice, dice } from '../../server/demo/chance.ts'
import { buildIn } from '../../server/settings.ts'
import { addDays } from '../../shared/days.ts'
import { newId } from '../../shared/id.ts'
import type { Step } from '../../shared/ideas.ts'
import { digest } from '../../shared/ticket.ts'
import { dist, startServer, type TestServer } from '../support/server.ts'

/** Founded on a Monday; the pictures are taken on the Thursday of the fifth week, in the early shift. */
const FOUNDED = '2026-10-26'
const TODAY = '2026-11-26'
const at = (day: string, time: string) => Date.parse(`${day}T${time}:00Z`)
const STORY_DAYS = 31

export const tickets = {
  answered: 'K7QM2XDP09AB',
  waiting: 'W4TN8RHC3V6Z',
  wrong: '222222222222',
  withdrawn: 'G5JD7MPQ1K9E',
  wordy: 'N8X2V5B7C3Q6',
}

interface Said {
  on: number
  topic: string
  text: string
  ticket?: string
  /** What leads did about it: the day, the step it came to, the sentence for its author. */
  answers?: readonly (readonly [on: number, to: Step, text: string])[]
}

const said: readonly Said[] = [
  {
    on: 3,
    topic: 'equipment',
    text: 'Labels on the store shelves at eye level, not above the door.',
    answers: [[9, 'done', 'Done, with pictures.']],
  },
  {
    on: 6,
    topic: 'team',
    text: 'A thank-you round at the end of the Friday huddle.',
    answers: [
      [8, 'trying', 'We try it this Friday.'],
      [16, 'done', 'We started. It takes one minute.'],
    ],
  },
  {
    on: 10,
    topic: 'place',
    text: 'A bench outside. It is the only place without a phone.',
    answers: [[14, 'not-now', 'Not this year: the courtyard is dug up until May. We keep it for then.']],
  },
  {
    on: 13,
    topic: 'time',
    text: 'Two of us wait for the same computer at handover. The old one in the office still works.',
    answers: [[20, 'trying', 'It moves to the desk on Friday.']],
  },
  {
    on: 16,
    topic: 'patients',
    text: 'Families ring at handover because nobody told them when to. A card with two good times would help.',
    answers: [
      [18, 'looking', 'Thank you. We ask the ward clerk and say more on Monday.'],
      [25, 'done', 'The card is printed. We give it out on arrival.'],
    ],
  },
  {
    on: 19,
    topic: 'patients',
    text: 'Quiet hour after lunch: no rounds, no vacuum cleaner.',
    answers: [[27, 'trying', 'We try it for two weeks, 13:00 to 14:00.']],
  },
  {
    on: 22,
    topic: 'equipment',
    ticket: tickets.answered,
    text: 'We run out of slide sheets every night. A second box nearer bay 4 would save the walk.',
    answers: [
      [24, 'looking', 'Thank you. I walked it with Jo last night. It is 90 metres.'],
      [31, 'done', 'A second box lives by bay 4 from tonight.'],
    ],
  },
  {
    on: 24,
    topic: 'time',
    text: 'Discharge letters wait for one signature. Can two people sign?',
    answers: [[28, 'looking', 'We ask the pharmacy and tell you on the 30th.']],
  },
  { on: 25, topic: 'place', ticket: tickets.withdrawn, text: 'The tap in the sluice runs hot only.' },
  { on: 28, topic: 'team', text: 'New starters should shadow a night before they work one.' },
  { on: 29, topic: 'safety', text: 'The lady in bed 12 by the door cannot reach her bell when it is dark.' },
  {
    on: 31,
    topic: 'equipment',
    ticket: tickets.waiting,
    text: 'Spare batteries for the thermometers, on the trolley.',
  },
]

const comments: readonly (readonly [on: number, text: string])[] = [
  [21, 'Everything was where it should be tonight.'],
  [27, 'We were two short and still laughed.'],
  [30, 'Handover took forty minutes again.'],
]

const notices = [
  { text: 'Flu jabs in the seminar room today, 12:00 to 14:00.', until: TODAY },
  { text: 'Quiet hour is 13:00 to 14:00. Please keep rounds out of it.' },
]

const reasons = ['equipment', 'equipment', 'equipment', 'staffing', 'time', 'information'] as const

/** How a shift was, more often good as the weeks go by. */
const aMood = (die: Dice, day: number) => {
  const mood = die.chance(0.5 + day / 110) ? 'good' : die.chance(0.62) ? 'mixed' : 'hard'
  const why = mood !== 'good' && die.chance(0.8) ? { reason: die.pick(reasons) } : {}
  return { id: newId(), type: 'mood-given', mood, ...why }
}

const people = async (server: TestServer) => {
  const jo = await server.lead({ name: 'Jo Lindqvist', email: 'jo@heron.example' })
  return [server.person, jo.id]
}

const lead = (server: TestServer, id: string, drafts: object[]) =>
  server.house.log.tell(
    `team:${server.team}`,
    drafts.map(draft => ({ id: newId(), ...draft })),
    { kind: 'lead', id },
  )

/** What leads do about ideas on a day: show them when they first answer, and say where they stand. */
const answer = async (server: TestServer, leads: readonly string[], today: number) => {
  const { full } = await server.house.teams.get(server.team)
  for (const [n, one] of said.entries()) {
    const found = Object.values(full.ideas).find(({ text }) => text === one.text)
    for (const [on, to, text] of one.answers ?? []) {
      if (!found || on !== today) continue
      const shown = { type: 'idea-approved', idea: found.id, text: one.text }
      const moved = { type: 'idea-moved', idea: found.id, to, text }
      await lead(server, leads[n % 2]!, found.shown ? [moved] : [shown, moved])
    }
  }
}

const speak = async (server: TestServer, die: Dice, today: number, count: number) => {
  const voices: object[] = Array.from({ length: count }, () => aMood(die, today))
  const idea = said.find(({ on }) => on === today)
  const comment = comments.find(([on]) => on === today)
  if (comment) voices.push({ id: newId(), type: 'mood-given', mood: 'mixed', comment: comment[1] })
  if (idea) {
    const { topic, text, ticket } = idea
    const claim = ticket ? { ticket: digest(ticket) } : {}
    voices.push({ id: newId(), type: 'idea-left', topic, text, ...claim })
  }
  await server.house.log.tell(`voice:${server.team}`, voices, { kind: 'device', id: 'kiosk' })
}

const tell = async (server: TestServer) => {
  const die = dice(5)
  const leads = await people(server)
  const go = async (when: number) => {
    await server.clock.moveTo(when)
    await server.settled()
  }
  for (let n = 0; n < STORY_DAYS; n++) {
    const day = addDays(FOUNDED, n)
    await go(at(day, '09:40'))
    await answer(server, leads, n)
    for (const time of ['13:40', '20:40', '23:50']) {
      await go(at(day, time))
      // Once a day somebody also says something in words, so that each goes out in a lot of its own.
      await speak(server, die, time === '13:40' ? n : -1, 7 + Math.floor(die.roll() * 4))
    }
  }
  await go(at(TODAY, '09:40'))
  await answer(server, leads, STORY_DAYS)
  await lead(
    server,
    leads[0]!,
    notices.map(notice => ({ type: 'notice-posted', ...notice })),
  )
  await go(at(TODAY, '13:20'))
  await speak(server, die, STORY_DAYS, 8)
}

const long = (words: string, most: number) =>
  `${words} `
    .repeat(Math.ceil(most / words.length))
    .slice(0, most - 1)
    .trim()

/** A team of many words: everything is as long as it may be. */
const foundWordy = async (server: TestServer) => {
  const name = 'Physiotherapy, Occupational and Speech Therapy Outpatients 2'
  const team = await server.found(name)
  const choices = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ key: `choice-${n}`, name: 'Interdisciplinary handover ' }))
  const tell = (drafts: object[]) => server.tell(server.admin, drafts, team)
  await tell([
    { type: 'topics-set', topics: choices(8) },
    { type: 'reasons-set', reasons: choices(6) },
    { type: 'lots-set', atLeast: 1 },
    ...['Quiet hour is 13:00 to 14:00.', 'Wednesday'].map(text => ({
      type: 'notice-posted',
      text: long(`${text} Please keep rounds and deliveries out of it.`, 280),
    })),
  ])
  const phone = await server.phone(team)
  const ideas = [300, 999].map(most => ({
    type: 'idea-left',
    topic: 'choice-0',
    text: long(
      'The hydrotherapy pool timetable changes without notice and patients wait in the corridor.',
      most,
    ),
    ...(most > 300 ? { ticket: digest(tickets.wordy) } : {}),
  }))
  for (const idea of ideas) await server.tell(phone, idea, team)
  await server.settled(team)
  const answer = long('We spoke with the pool manager and the timetable now comes out every Thursday.', 399)
  for (const { id, text } of Object.values((await server.state('full', team)).state.ideas)) {
    await tell([{ type: 'idea-approved', idea: id, text, answer }])
    if (text.length > 300) await tell([{ type: 'idea-moved', idea: id, to: 'trying', text: answer }])
  }
  return team
}

/** A hospital on a busy Thursday: a ward five weeks old, a practice founded this minute, a team of many words. */
export const openWard = async () => {
  const clock = heldClock(at(FOUNDED, '06:50'))
  const settings = { build: buildIn(dist) ?? 'test-build', publicUrl: 'http://wall.northfield.example' }
  const server = await startServer({ clock, settings })
  await tell(server)
  await server.signIn()
  await server.ask(
    'POST',
    '/ticket/events',
    { id: newId(), type: 'idea-withdrawn' },
    {
      ticket: tickets.withdrawn,
    },
  )
  await server.screen('board', { name: 'Staff room' })
  const fresh = await server.found('Swift Day Surgery', 'gp-practice')
  const wordy = await foundWordy(server)
  const { team } = (await server.state()).state
  return Object.assign(server, { fresh, wordy, code: team.code })
}

export type PicturedWard = Awaited<ReturnType<typeof openWard>>
