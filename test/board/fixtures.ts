import { addDays } from '../../shared/days.ts'
import { instantOf, placeOf, spanAt } from '../../shared/shifts.ts'
import { apply, type Event, type EventType, empty, forWall, type State, stubOf } from '../../shared/state.ts'
import type { Placement } from '../../shared/team.ts'
import { firstBoard, templates } from '../../shared/templates.ts'

export const ZONE = 'Europe/London'
/** A Tuesday in November, ten past two. */
export const TODAY = '2026-11-24'
export const MONDAY = '2026-11-23'
export const NOW = instantOf({ day: TODAY, minutes: 14 * 60 + 5 }, ZONE)

type Body = { type: EventType } & Record<string, unknown>

const idOf = (n: number) => `${n.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`

/** Writes events down as a server would and folds what a wall may know of them. */
export const wallOf = (tell: (write: Write) => void): State => {
  let full = empty
  let wall = empty
  let n = 0
  tell((body, { day = TODAY, minutes = 600, by = 'lead:1' } = {}) => {
    n++
    const at = instantOf({ day, minutes }, ZONE)
    const id = idOf(n)
    const place = placeOf(at, full.team)
    const start = spanAt(at, full.team)?.start ?? at
    const into = Math.floor((at - start) / 60_000)
    // As the server has it: what is said of another shift names its own.
    const event = { ...place, into, ...body, id, seq: n, at, by } as unknown as Event
    const isVoice = body.type === 'mood-given' || body.type === 'idea-left'
    full = apply(full, isVoice ? stubOf(event) : event)
    const seen = isVoice ? stubOf(event) : forWall(event, full)
    if (seen) wall = apply(wall, seen)
    return id
  })
  return wall
}

export type Write = (body: Body, when?: { day?: string; minutes?: number; by?: string }) => string

const ward = templates[0]!

export const founded = (write: Write, name = 'Heron Ward', panels: readonly Placement[] = firstBoard) => {
  const system = { day: addDays(TODAY, -90), by: 'system' }
  write({ type: 'clock-set', timeZone: ZONE, shifts: [...ward.shifts] }, system)
  write({ type: 'team-named', name, organisation: 'Riverside Hospital' }, system)
  write({ type: 'code-renewed', code: 'k7qm2xdp' }, system)
  write({ type: 'topics-set', topics: [...ward.topics] }, system)
  write({ type: 'reasons-set', reasons: [...ward.reasons] }, system)
  write({ type: 'board-arranged', panels: [...panels] }, system)
}

const moods = (write: Write, count: number, day: string, minutes = 600) => {
  for (let n = 0; n < count; n++)
    write({ type: 'mood-given', mood: 'good' }, { day, minutes, by: 'device:1' })
}

/** A shift that closed: its answers were poured. */
const poured = (write: Write, day: string, shift: string, answers: number, good: number, minutes = 600) => {
  moods(write, answers, day, minutes)
  write({ type: 'shift-closed' }, { day, minutes, by: 'system' })
  write({ type: 'shift-counted', shifts: [{ day, shift }], answers, good }, { day, minutes, by: 'system' })
}

interface Told {
  text: string
  topic?: string
  day?: string
  shown?: string
  answer?: string
  to?: 'looking' | 'trying' | 'done' | 'not-now'
  on?: string
}

const idea = (
  write: Write,
  { text, topic = 'equipment', day = MONDAY, shown, answer, to, on = TODAY }: Told,
) => {
  write({ type: 'idea-left', topic, text }, { day, by: 'device:1' })
  const id = write({ type: 'words-released', kind: 'idea', topic, text }, { day, by: 'system' })
  if (shown !== undefined) write({ type: 'idea-approved', idea: id, text: shown || text }, { day: on })
  if (to) write({ type: 'idea-moved', idea: id, to, text: answer ?? 'We look into it.' }, { day: on })
  else if (answer) write({ type: 'idea-answered', idea: id, text: answer }, { day: on })
}

const lastWeekTold = (write: Write) => {
  for (let n = 0; n < 7; n++) poured(write, addDays(MONDAY, n - 7), 'early', 9, 6)
  const reasons = [
    { reason: 'equipment', count: 9 },
    { reason: 'staffing', count: 6 },
  ]
  write(
    {
      type: 'week-counted',
      monday: addDays(MONDAY, -7),
      answers: 63,
      good: 41,
      mix: { mixed: 14, hard: 8 },
      reasons,
    },
    { day: MONDAY, by: 'system' },
  )
}

export const newTeam = () => wallOf(write => founded(write))

/** A team in the middle of a good week. */
export const busyWeek = (panels?: readonly Placement[]) =>
  wallOf(write => {
    founded(write, 'Heron Ward', panels)
    lastWeekTold(write)
    poured(write, MONDAY, 'early', 21, 17)
    poured(write, MONDAY, 'late', 19, 15, 900)
    poured(write, MONDAY, 'night', 14, 9, 1320)
    poured(write, TODAY, 'early', 9, 6)
    moods(write, 7, TODAY, 845)
    idea(write, {
      text: 'We run out of slide sheets every night.',
      shown: '',
      to: 'done',
      answer: 'A second box now lives by bay 4. Thank you.',
      on: MONDAY,
    })
    idea(write, {
      text: 'The drug fridge alarm cannot be heard from bay 1.',
      topic: 'safety',
      shown: '',
      to: 'trying',
      answer: 'A louder sounder is on trial until Friday.',
      day: addDays(MONDAY, -3),
      on: addDays(TODAY, -2),
    })
    idea(write, {
      text: 'Could we keep the bladder scanner on the corridor?',
      shown: '',
      to: 'looking',
      answer: 'We ask the stores for a second one this week.',
    })
    idea(write, { text: 'Put the visiting times on the door, large.', topic: 'patients', shown: '' })
    idea(write, { text: 'Not read by anyone yet.', topic: 'team' })
    idea(write, { text: 'Not read by anyone yet either.', topic: 'time' })
    write({
      type: 'notice-posted',
      text: 'Fire drill on Thursday at 10:00. Meet at the north doors.',
      until: '2026-11-26',
    })
    write({ type: 'notice-posted', text: 'Welcome to Amira, who joins us on nights this week.' })
  })

const LONG =
  'When a patient comes back from theatre after eight in the evening, the porters leave the bed at the double doors because the swipe reader on our side has been broken since spring, and one of us has to leave the bay, walk round by the kitchen and prop the door with a linen trolley. That takes two people off the floor for ten minutes, it happens three or four times a week, and last Thursday it happened twice in one hour while the emergency bell was ringing in bay two. Could the reader be mended, or could the porters have a key that works?'
const WORDS =
  'Die Krankenhausinformationssystembenutzeroberfläche und die Arzneimittelverordnungsdokumentation brauchen zu viele Klicks.'
const ARABIC = 'نحتاج إلى كرسي متحرك إضافي بجانب المصعد في الطابق الثاني.'

/** Long words, long names, other scripts, many of everything. */
export const longIdeas = () =>
  wallOf(write => {
    founded(write, 'Donaudampfschifffahrtsgesellschaft Rehabilitation and Stroke')
    lastWeekTold(write)
    poured(write, MONDAY, 'early', 8, 5)
    for (let n = 0; n < 9; n++)
      idea(write, {
        text: `An older idea, number ${n + 1}, that is not new any more.`,
        shown: '',
        to: 'trying',
        on: MONDAY,
      })
    idea(write, {
      text: ARABIC,
      topic: 'patients',
      shown: '',
      to: 'trying',
      answer: 'سنضع كرسيا هناك يوم الاثنين.',
    })
    idea(write, { text: WORDS, topic: 'time', shown: '' })
    idea(write, { text: LONG, topic: 'safety', shown: '', answer: LONG.slice(0, LONG.lastIndexOf(' ', 380)) })
    idea(write, { text: `${LONG} ${LONG.slice(0, LONG.lastIndexOf(' ', 400))}`, topic: 'time', shown: '' })
    for (let n = 0; n < 5; n++)
      write({ type: 'notice-posted', text: `${n + 1}. ${LONG.slice(0, LONG.lastIndexOf(' ', 270))}` })
  })

/** A team that has a past but nothing this week. */
export const emptyWeek = () =>
  wallOf(write => {
    founded(write)
    poured(write, addDays(MONDAY, -4), 'early', 9, 6)
  })

/** A team nobody has tapped for a fortnight. */
export const stale = () =>
  wallOf(write => {
    founded(write)
    for (let n = 0; n < 4; n++) poured(write, addDays(TODAY, n - 18), 'early', 9, 6)
    idea(write, {
      text: 'A clock in bay 3 that tells the right time.',
      topic: 'place',
      day: addDays(TODAY, -50),
      shown: '',
      to: 'done',
      answer: 'It hangs since this morning.',
      on: addDays(TODAY, -44),
    })
  })

/** So many panels of every kind and size. */
export const manyPanels = (count: number): Placement[] => {
  const kinds = ['jar', 'ideas', 'answered', 'notice', 'qr']
  const sizes = ['large', 'medium', 'medium', 'medium', 'small'] as const
  return Array.from({ length: count }, (_, n) => ({
    id: `p${n}`,
    kind: kinds[n % 5]!,
    size: n > 0 && n % 5 === 0 ? 'medium' : sizes[n % 5]!,
    settings: {},
  }))
}

/** A team of which only this is known. */
export const told = ({ good = 0, tray = 0, ideas = [] }: { good?: number; tray?: number; ideas?: Told[] }) =>
  wallOf(write => {
    founded(write)
    if (good > 0) poured(write, MONDAY, 'early', good + 4, good)
    moods(write, tray, TODAY, 845)
    for (const one of ideas) idea(write, one)
  })
