import { describe, expect, test } from 'vitest'
import { aboutMeasures } from '../../board/about-measures.ts'
import { aboutWork } from '../../board/about-work.ts'
import { headlineOf } from '../../board/headline.ts'
import { addDays } from '../../shared/days.ts'
import type { Measure } from '../../shared/measures.ts'
import type { State } from '../../shared/state.ts'
import type { Placement } from '../../shared/team.ts'
import { firstBoard } from '../../shared/templates.ts'
import { calm, measureOf, readingsOf } from '../look/measured.ts'
import { founded, TODAY, type Write, wallOf } from './fixtures.ts'
import { beds, clock, define, doneBetween, everyDay, sceneAt } from './work-fixtures.ts'

const at = (time: string, by = 'device:1') => ({ minutes: clock(time), by })
const noJar: Placement[] = [{ id: 'work', kind: 'work', size: 'large', settings: {} }]

/** A ward on whose wall the first panels hang, a jar among them, and what happened there. */
const ward = (tell: (write: Write) => void, panels: readonly Placement[] = firstBoard) =>
  wallOf(write => {
    founded(write, 'Heron Ward', panels)
    tell(write)
  })

const early = { key: 'early', name: 'Early', from: '07:00', to: '14:00' }
const earlyOnly = (write: Write) =>
  write(
    { type: 'clock-set', timeZone: 'Europe/London', shifts: [early] },
    { day: '2026-10-01', by: 'system' },
  )

const bedsDone =
  (count: number, until: string, kind: Partial<typeof beds> = {}) =>
  (write: Write) => {
    const id = define(write, { ...beds, ...kind })
    if (count > 0) doneBetween(write, id, count, ['07:00', until])
  }

const canCall = (write: Write) =>
  write(
    {
      type: 'help-set',
      kinds: [{ key: 'hands', name: 'A second pair of hands' }],
      places: [{ key: 'bay-4', name: 'Bay 4' }],
      responders: [{ key: 'nic', name: 'The nurse in charge' }],
      minutes: 5,
    },
    { day: '2026-11-01' },
  )
const call = (write: Write, time: string) => {
  canCall(write)
  return write({ type: 'help-called', what: 'hands', where: 'bay-4' }, at(time))
}

const idea = (write: Write, to?: 'done' | 'trying', day = TODAY) => {
  const id = write(
    { type: 'words-released', kind: 'idea', topic: 'team', text: 'A clock.' },
    { day: addDays(TODAY, -3), by: 'system' },
  )
  if (to) write({ type: 'idea-moved', idea: id, to, text: 'It hangs.' }, { day })
}

const goodShifts = (write: Write, good: number) => {
  for (let n = 0; n < good + 4; n++) write({ type: 'mood-given', mood: 'good' }, at('06:30'))
  const counted = { shifts: [{ day: TODAY, shift: 'early' }], answers: good + 4, good }
  write({ type: 'shift-closed' }, at('06:40', 'system'))
  write({ type: 'shift-counted', ...counted }, at('06:40', 'system'))
}

const falls = (by: number): Measure => {
  const values = [...calm(22), ...Array<number>(10).fill(5 + by)]
  return measureOf([], { readings: readingsOf(values, '2026-04-20'), baseline: 20 })
}
const measuring = (state: State, one: Measure): State => ({ ...state, measures: { [one.id]: one } })

/** What a wall says at the top, as long as it has room for two sentences. */
const said = (state: State, time: string, day = TODAY) => {
  const scene = sceneAt(state, time, day)
  const about = { measured: aboutMeasures(state.measures, scene.day), work: aboutWork(state, scene) }
  return headlineOf(state, scene, about)
    .map(({ text, tone }) => `${tone === 'plain' ? '' : `${tone}: `}${text}`)
    .join(' | ')
    .replaceAll('\u00a0', ' ')
}

type Case = readonly [name: string, state: () => State, time: string, says: string]

describe('what stands at the top in the course of a day', () => {
  const day: readonly Case[] = [
    [
      'before the shift a new wall invites to the jar',
      () =>
        ward(write => {
          earlyOnly(write)
          bedsDone(0, '')(write)
        }),
      '06:20',
      'The jar is empty. The first tap starts it.',
    ],
    [
      'as the shift begins it says what there is to do',
      () => ward(bedsDone(0, '')),
      '07:02',
      'Beds to clean: 14 to do.',
    ],
    [
      'work that is under way speaks before an empty jar',
      () => ward(bedsDone(8, '11:00')),
      '11:00',
      'Beds to clean: 8 of 14 done.',
    ],
    [
      'work that is a little behind is no alarm',
      () => ward(bedsDone(7, '11:05')),
      '11:10',
      'Beds to clean: 7 of 14 done.',
    ],
    [
      'work that is far behind is said plainly, and nobody is invited to a jar beside it',
      () => ward(bedsDone(3, '11:05')),
      '11:10',
      'urgent: Beds to clean are five behind.',
    ],
    [
      'who needs help comes before all work',
      () =>
        ward(write => {
          call(write, '10:58')
          bedsDone(3, '11:05')(write)
        }),
      '11:10',
      'urgent: Bay 4 needs help: a second pair of hands. | urgent: Beds to clean are five behind.',
    ],
    [
      'once somebody is coming the wall is at ease',
      () =>
        ward(write => {
          const id = call(write, '10:58')
          write({ type: 'help-accepted', call: id, who: 'The nurse in charge' }, at('10:59'))
          bedsDone(8, '11:00')(write)
        }),
      '11:00',
      'Bay 4: help is on its way. | Beds to clean: 8 of 14 done.',
    ],
    [
      'several calls that nobody took are counted',
      () =>
        ward(write => {
          call(write, '10:57')
          call(write, '10:58')
        }),
      '11:00',
      'urgent: Two calls for help are open.',
    ],
    [
      'a call that is over is no news',
      () => ward(write => write({ type: 'help-ended', call: call(write, '10:00') }, at('10:10'))),
      '10:20',
      'The jar is empty. The first tap starts it.',
    ],
    [
      'in a break it says how far the work is',
      () => ward(bedsDone(6, '10:00', { breaks: [{ from: '10:00', to: '10:30' }] })),
      '10:10',
      'Beds to clean: 6 of 14 done.',
    ],
    [
      'what is done is thanked for',
      () => ward(bedsDone(14, '12:00')),
      '12:10',
      'done: Beds to clean: all 14 done.',
    ],
    [
      'what is done comes before what is still under way',
      () =>
        ward(write => {
          bedsDone(8, '11:00')(write)
          bedsDone(4, '10:00', { key: 'rounds', name: 'Medicine rounds', plan: [everyDay('early', 4)] })(
            write,
          )
        }),
      '11:00',
      'done: Medicine rounds: all four done. | Beds to clean: 8 of 14 done.',
    ],
    [
      'after the shift it says what the work came to',
      () =>
        ward(write => {
          earlyOnly(write)
          bedsDone(11, '14:00')(write)
        }),
      '15:00',
      'Beds to clean: 11 of 14 done.',
    ],
    [
      'at the change of shifts it says what the next one has to do',
      () => ward(bedsDone(11, '14:00', { plan: [everyDay('early', 14), everyDay('late', 9)] })),
      '14:01',
      'Beds to clean: nine to do.',
    ],
    [
      'at two in the morning it speaks of the night',
      () => ward(bedsDone(0, '', { plan: [everyDay('early', 14), everyDay('night', 5)] })),
      '02:00',
      'urgent: Beds to clean are two behind.',
    ],
    [
      'work without a number says how many are done',
      () => ward(bedsDone(6, '10:00', { demand: 'typed', plan: [] })),
      '10:10',
      'Beds to clean: six done so far.',
    ],
    [
      'a feed that is worked off does not promise that all is done',
      () =>
        ward(write => {
          const id = define(write, { ...beds, demand: 'feed', plan: [] })
          write({ type: 'work-arrived', work: id, count: 3 }, at('07:10', 'key:1'))
          doneBetween(write, id, 3, ['07:20', '07:50'])
        }),
      '08:00',
      'Beds to clean: all three so far done.',
    ],
    [
      'a feed that fell silent says nothing',
      () =>
        ward(write => {
          const id = define(write, { ...beds, demand: 'feed', plan: [] })
          write({ type: 'work-arrived', work: id, count: 9 }, at('07:30', 'key:1'))
        }),
      '11:10',
      'The jar is empty. The first tap starts it.',
    ],
    [
      'a jar with good shifts in it comes after the work',
      () =>
        ward(write => {
          goodShifts(write, 5)
          bedsDone(8, '11:00')(write)
        }),
      '11:00',
      'Beds to clean: 8 of 14 done. | Five good shifts so far this week.',
    ],
    [
      'an idea that was done today comes before work that goes its way',
      () =>
        ward(write => {
          idea(write, 'done')
          bedsDone(8, '11:00')(write)
        }),
      '11:00',
      'done: One idea was done today. | Beds to clean: 8 of 14 done.',
    ],
    [
      'an idea that was answered and done today is one piece of news',
      () => ward(write => idea(write, 'done')),
      '11:00',
      'done: One idea was done today.',
    ],
    [
      'an idea that waits comes before an empty jar',
      () => ward(write => idea(write)),
      '11:00',
      'One idea waits for an answer. | The jar is empty. The first tap starts it.',
    ],
    [
      'a wall without a jar does not speak of one',
      () => ward(() => {}, noJar),
      '11:00',
      'Nothing new just now.',
    ],
    [
      'a wall without a jar speaks of ideas that are tried',
      () => ward(write => idea(write, 'trying', addDays(TODAY, -1)), noJar),
      '11:00',
      'One idea is being tried.',
    ],
    [
      'a measure that gets worse comes before work that is done',
      () => measuring(ward(bedsDone(14, '12:00')), falls(1.5)),
      '12:10',
      'worse: Falls are getting worse. | done: Beds to clean: all 14 done.',
    ],
    [
      'a measure that improves for weeks comes after what was done today',
      () => measuring(ward(bedsDone(14, '12:00')), falls(-1.5)),
      '12:10',
      'done: Beds to clean: all 14 done. | better: Falls are improving.',
    ],
  ]

  test.each(day)('%s', (_, state, time, says) => {
    expect(said(state(), time)).toBe(says)
  })

  test('an arrangement that nobody saved yet is spoken of as it hangs', () => {
    const state = ward(() => {})
    expect(headlineOf(state, sceneAt(state, '11:00'), undefined, noJar)[0]?.text).toBe(
      'Nothing new just now.',
    )
  })
})
