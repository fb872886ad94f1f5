import {
  beds,
  everyDay,
  flowing,
  type Kind,
  missed,
  NOW,
  type Story,
  TODAY,
  type Told,
} from './work-telling.ts'

/** So many done in each hour since seven, told at ten to the next. */
const byHour = (work: string, counts: readonly number[]): Told[] =>
  counts.flatMap((count, n) => {
    const time = n < 4 ? `${String(7 + n).padStart(2, '0')}:50` : '11:05'
    return count ? [[time, { type: 'work-done', work, count }] as const] : []
  })

const kind = (key: string, name: string, unit: string, units: number, more: Partial<Kind> = {}): Kind => ({
  ...beds,
  ...{ key, name, unit, plan: [everyDay('early', units)], ...more },
})

const twelve: readonly Kind[] = [
  kind('beds', 'Beds to clean', 'beds', 14),
  kind('discharges', 'Discharges by noon', 'discharges', 8),
  kind('samples', 'Bloods', 'samples', 21),
  kind('rounds', 'Medicine rounds', 'rounds', 7),
  kind('calls', 'Calls answered', 'calls', 40),
  kind('wounds', 'Wounds looked at', 'wounds', 12),
  kind('meals', 'Meals handed out', 'meals', 28),
  kind('letters', 'Discharge letters', 'letters', 0, { demand: 'typed', plan: [] }),
  kind('walks', 'Walks with a patient', 'walks', 9),
  kind('rooms', 'Store rooms filled', 'rooms', 6),
  kind('lines', 'Lines checked', 'lines', 24),
  kind('drinks', 'Drinks offered', 'drinks', 99),
]

const twelveDone: readonly Told[] = [
  ...byHour('beds', [2, 1, 2, 1, 0]),
  ...byHour('discharges', [1, 2, 1, 2, 1]),
  ...byHour('samples', [3, 4, 2, 4, 0]),
  ...byHour('rounds', [2, 2, 2, 1]),
  ...byHour('calls', [3, 2, 2, 1]),
  ...byHour('wounds', [2, 2, 2, 2]),
  ...byHour('meals', [4, 4, 4, 4, 1]),
  ...byHour('letters', [1, 0, 2, 1]),
  ...byHour('walks', [0, 2, 1, 2]),
  ...byHour('rooms', [1, 1, 1, 1]),
  ...byHour('lines', [4, 4, 3, 4]),
  ...byHour('drinks', [14, 15, 13, 14, 4]),
]

const whole = (key: string, name: string) => ({ key, name })
const helped: Told = [
  '07:05',
  {
    type: 'help-set',
    kinds: [
      whole('hands', 'A second pair of hands'),
      whole('look', 'Somebody to look with me'),
      whole('break', 'Cover for my break'),
      whole('porter', 'A porter'),
    ],
    places: ['Bay 1', 'Bay 2', 'Bay 3', 'Bay 4', 'Sluice', 'Treatment room', 'Office'].map(name =>
      whole(name.toLowerCase().replace(' ', '-'), name),
    ),
    responders: [
      whole('charge', 'The nurse in charge'),
      whole('runner', 'The runner'),
      whole('support', 'Clinical support'),
    ],
    minutes: 5,
  },
]

const called = (time: string, what: string, where: string): Told => [
  time,
  { id: where, type: 'help-called', what, where },
]
const accepted = (time: string, call: string, who: string): Told => [
  time,
  { type: 'help-accepted', call, who },
]

/** What was put right and looked at on the way to ten past eleven. */
const seenTo: readonly Told[] = [
  [
    NOW,
    {
      ...{ type: 'work-corrected', work: 'beds', day: TODAY, shift: 'early', bucket: 0, done: 2 },
      why: 'One was counted twice',
    },
  ],
  missed(1, 'waiting'),
  [
    NOW,
    {
      ...{ type: 'bucket-reviewed', work: 'beds', day: TODAY, shift: 'early', bucket: 1 },
      ...{ note: 'Ask for clean linen by seven, not by nine', due: TODAY },
    },
  ],
]

const wordy = 'Interdisciplinary'
const twelveOf = (name: string) => Array.from({ length: 12 }, (_, n) => whole(`c-${n}`, `${name}, ${n + 10}`))

const places = [whole('here', 'Here'), whole('discharge', 'Discharge lounge')]

/** Wards at ten past eleven that count by hand, one above two of the others, each with other things on its screens. */
export const stories = {
  site: {
    name: 'Site office',
    kinds: [kind('beds', 'Beds found', 'beds', 12)],
    board: [],
    told: [
      [
        '07:05',
        {
          ...{ type: 'help-set', kinds: [whole('beds', 'A bed')], places },
          ...{
            responders: [whole('manager', 'The site manager'), whole('matron', 'The matron')],
            minutes: 5,
          },
        },
      ],
    ],
  },
  many: {
    name: 'Plover Ward',
    above: 'site',
    kinds: twelve,
    board: [],
    told: [
      helped,
      ...flowing,
      ...twelveDone,
      ...seenTo,
      called('11:02', 'hands', 'bay-4'),
      called('11:06', 'look', 'sluice'),
      accepted('11:07', 'sluice', 'The runner'),
    ],
  },
  four: {
    name: 'Teal Ward',
    above: 'site',
    kinds: twelve.slice(0, 4),
    board: [],
    told: [
      helped,
      called('10:52', 'porter', 'bay-1'),
      accepted('10:54', 'bay-1', 'Clinical support'),
      ['10:59', { type: 'help-ended', call: 'bay-1' }],
      ...byHour('beds', [2, 2, 2, 0]),
      ...byHour('discharges', [1, 1, 2, 1]),
      ...byHour('samples', [3, 4, 3, 4]),
      ...byHour('rounds', [2, 1, 2, 2]),
    ],
  },
  one: {
    name: 'Wren Ward',
    above: 'site',
    kinds: twelve.slice(0, 1),
    board: [],
    told: [
      helped,
      called('10:50', 'hands', 'bay-2'),
      called('10:56', 'porter', 'office'),
      ...byHour('beds', [2, 2, 2, 2, 1]),
    ],
  },
  wordy: {
    name: 'Physiotherapy, Occupational and Speech Therapy Outpatients 2',
    kinds: Array.from({ length: 12 }, (_, n) =>
      kind(`kind-${n}`, `${wordy} discharge letters, ${n + 10}`, 'Krankenhausentlassbriefe', 9_999, {
        reasons: twelveOf(`${wordy} cover`).slice(0, 8),
      }),
    ),
    board: [],
    told: [
      [
        '07:05',
        {
          ...{ type: 'help-set', kinds: twelveOf(`${wordy} hands`), places: twelveOf(`${wordy} gym b`) },
          ...{ responders: twelveOf(`${wordy} leads`), minutes: 120 },
        },
      ],
      ...byHour('kind-0', [0, 999, 0, 0, 0]),
    ],
  },
} satisfies Record<string, Story>
