import type { Shift } from '../../shared/team.ts'
import {
  beds,
  done,
  everyDay,
  flowing,
  type Hung,
  helped,
  type Kind,
  missed,
  NOW,
  type Story,
  TODAY,
  type Told,
} from './work-telling.ts'

const oneShift = (from: string, to: string): Shift[] => [{ key: 'early', name: 'Day', from, to }]
const reviewed = (bucket: number): Told => [
  NOW,
  { type: 'bucket-reviewed', work: 'beds', day: TODAY, shift: 'early', bucket },
]

/** Why hours of the last days fell short. */
const lately: readonly Told[] = [
  missed(1, 'waiting', '2026-11-25'),
  missed(4, 'waiting', '2026-11-25'),
  missed(2, 'staffing', '2026-11-24'),
  missed(3, 'waiting', '2026-11-23'),
  missed(5, 'equipment', '2026-11-23'),
  missed(0, 'information', '2026-11-12'),
]

const front: readonly Hung[] = [
  ['work', 'large', { work: 'beds' }],
  ['hours', 'medium'],
  ['reasons', 'medium'],
  ['help', 'small'],
  ['qr', 'small'],
]

const calls: readonly Told[] = [
  ['11:02', { type: 'help-called', what: 'hands', where: 'bay-4', note: 'The hoist is stuck.' }],
  ['11:05', { id: 'sluice', type: 'help-called', what: 'look', where: 'sluice' }],
  ['11:06', { type: 'help-accepted', call: 'sluice', who: 'The nurse in charge' }],
]

const one = (
  told: readonly Told[],
  { kind = {}, ...rest }: { kind?: Partial<Kind> } & Partial<Story> = {},
) => ({
  kinds: [{ ...beds, ...kind }],
  board: front,
  told: [helped, ...lately, ...told],
  ...rest,
})

const named = (key: string, name: string, units: number): Kind => ({
  ...beds,
  ...{ key, name, unit: key, plan: [everyDay('early', units)] },
})
const many = [
  named('beds', 'Beds to clean', 14),
  named('discharges', 'Discharges by noon', 8),
  named('bloods', 'Bloods', 21),
  named('rounds', 'Medicine rounds', 7),
  named('calls', 'Calls answered', 40),
]
const manyDone = [
  ...done(8, '07:00', '11:05'),
  ...done(3, '07:00', '11:05', 'discharges'),
  ...done(10, '07:00', '11:05', 'bloods'),
  ...done(7, '07:00', '10:30', 'rounds'),
]
const long = (bucket: 15 | 30, units: number): Story => ({
  shifts: oneShift('07:00', '19:00'),
  kinds: [{ ...beds, bucket, plan: [everyDay('early', units)] }],
  board: [['hours', 'large']],
  told: [...done(16, '07:00', '11:05'), missed(2, 'waiting'), missed(4, 'staffing'), reviewed(2)],
})

const wordy = 'Interdisciplinary'
const kindsOf = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    ...named(`kind-${n}`, `${wordy} discharge letters, ${n + 10}`, 9_999),
    unit: 'Krankenhausentlassbriefe',
    reasons: [
      { key: 'a', name: `${wordy} handover` },
      { key: 'b', name: 'Arzneimittelverordnung fehlt' },
    ],
  }))
const wordyFlow: readonly Told[] = [
  [
    '07:05',
    {
      type: 'flow-set',
      name: `${wordy} discharge letters ward`,
      columns: Array.from({ length: 7 }, (_, n) => ({
        ...{ key: `c-${n}`, name: `${wordy} ${n + 100}`, limit: 2, minutes: 5 },
      })),
    },
  ],
  ...Array.from({ length: 21 }, (_, n): Told => {
    const label = `Physiotherapy bay ${n + 10}`
    return ['08:00', { id: label, type: 'token-placed', label, column: `c-${n % 7}` }]
  }),
  [
    '08:10',
    {
      type: 'token-blocked',
      token: 'Physiotherapy bay 10',
      reason: 'Waits for the ward pharmacist on call no',
    },
  ],
]
const wordyCalls: readonly Told[] = [
  [
    '07:05',
    {
      ...helped[1],
      kinds: [{ key: 'hands', name: `${wordy} rounds now` }],
      places: [{ key: 'bay-4', name: `${wordy} gym 2` }],
    },
  ],
  ...['10:40', '10:50', '11:00'].map(
    (time): Told => [
      time,
      {
        type: 'help-called',
        what: 'hands',
        where: 'bay-4',
        note: 'Two of us are with somebody else and cannot come at once now',
      },
    ],
  ),
]
const wordyTold: readonly Told[] = [
  ...wordyCalls,
  ...wordyFlow,
  ...done(3, '07:00', '11:05', 'kind-0'),
  ...['a', 'b'].map((reason, n) => missed(n, reason, TODAY, 'kind-0')),
]

/** Wards at ten past eleven, in every state that work can be in. */
export const stories = {
  'on-pace': one([...done(9, '07:00', '11:05'), reviewed(0)]),
  behind: one([...done(7, '07:00', '11:05'), missed(1, 'waiting'), reviewed(1)]),
  'far-behind': one([...done(3, '07:00', '11:05'), missed(0, 'staffing'), missed(2, 'interrupted')]),
  finished: one(done(14, '07:00', '11:00')),
  before: one([], { shifts: oneShift('12:00', '18:00') }),
  break: one(done(7, '07:00', '10:50'), { kind: { breaks: [{ from: '11:00', to: '11:30' }] } }),
  carried: one([...done(11, '05:45', '08:50'), ...done(3, '09:00', '11:05')], {
    shifts: [
      { key: 'early', name: 'Early', from: '05:40', to: '09:00' },
      { key: 'late', name: 'Late', from: '09:00', to: '16:00' },
    ],
    kind: { plan: [everyDay('early', 14), everyDay('late', 12)] },
  }),
  'no-plan': one(done(6, '07:00', '11:05'), { kind: { demand: 'typed', plan: [] } }),
  stale: one([['07:30', { type: 'work-arrived', work: 'beds', count: 9 }], ...done(4, '07:00', '08:05')], {
    kind: { demand: 'feed', plan: [] },
  }),
  over: one(done(11, '06:00', '10:30'), { shifts: oneShift('06:00', '10:45') }),
  kinds: {
    kinds: many,
    board: [
      ['work', 'large'],
      ['flow', 'medium'],
      ['reasons', 'medium', { days: 28 }],
      ['help', 'small'],
    ],
    told: [helped, ...lately, ...flowing, ...manyDone],
  },
  help: {
    kinds: [beds],
    board: [
      ['help', 'large'],
      ['work', 'medium'],
      ['flow', 'medium'],
    ],
    told: [helped, ...flowing, ...done(8, '07:00', '11:05'), ...calls],
  },
  flow: {
    kinds: [beds],
    board: [
      ['flow', 'large'],
      ['help', 'medium'],
      ['work', 'medium'],
    ],
    told: [helped, ...flowing, ...done(8, '07:00', '11:05')],
  },
  'hours-24': long(30, 48),
  'hours-48': long(15, 48),
  wordy: {
    kinds: kindsOf(12),
    board: [
      ['work', 'large'],
      ['hours', 'medium'],
      ['reasons', 'medium'],
      ['flow', 'medium'],
      ['help', 'small'],
    ],
    told: wordyTold,
  },
  'wordy-one': {
    kinds: kindsOf(1),
    board: [
      ['flow', 'large'],
      ['work', 'medium'],
      ['hours', 'medium'],
      ['help', 'medium'],
    ],
    told: wordyTold,
  },
  small: {
    kinds: many,
    board: [
      ['notice', 'large'],
      ['work', 'medium', { work: 'bloods' }],
      ['hours', 'medium'],
      ['reasons', 'medium'],
      ['flow', 'medium'],
      ['work', 'small'],
      ['help', 'small'],
    ],
    told: [helped, ...lately, ...flowing, ...manyDone, ...calls],
  },
  full: {
    kinds: [named('discharges', 'Discharges by noon', 18)],
    board: [
      ['jar', 'large'],
      ...(['ideas', 'answered', 'notice'] as const).map((panel): Hung => [panel, 'medium']),
      ['qr', 'small'],
      ...(['mood', 'work', 'hours', 'reasons', 'flow'] as const).map((panel): Hung => [panel, 'medium']),
    ],
    told: [helped, ...flowing, ...done(14, '07:00', '11:05', 'discharges')],
  },
} satisfies Record<string, Story>
