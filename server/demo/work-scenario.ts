import type { Body } from '../../shared/state.ts'
import type { Choice, Placement } from '../../shared/team.ts'

/** What the wards of the demo count. All of it is invented. */

export interface Counted {
  kind: Omit<Body<'work-defined'>, 'tell'>
  /** Of a feed: how many arrive in an hour, by the hour of the day. */
  arrives?: (hour: number) => number
  /** The share of buckets that go wrong, when the story begins and when it ends. */
  slips: readonly [number, number]
}

export interface CountingWard {
  counts: readonly Counted[]
  flow?: Body<'flow-set'> & { labels: readonly string[]; blockers: readonly string[] }
  help?: Body<'help-set'>
  board?: readonly Placement[]
}

const choices = (...names: string[]): Choice[] =>
  names.map(name => ({ key: name.toLowerCase().replace(/[^a-z0-9]+/g, '-'), name }))
const week = (workday: number, saturday = workday, sunday = saturday) => [
  ...[workday, workday, workday, workday, workday],
  ...[saturday, sunday],
]

const help: Body<'help-set'> = {
  kinds: choices('Two hands to lift', 'Cover for a break', 'Something is broken', 'A second opinion'),
  places: choices('Bay 1', 'Bay 2', 'Bay 3', 'Bay 4', 'Side rooms', 'The desk'),
  responders: choices('Nurse in charge', 'Site team', 'Porter', 'Doctor on call'),
  minutes: 5,
}

const heron: CountingWard = {
  counts: [
    {
      kind: {
        ...{ key: 'discharges', name: 'Discharges by noon', unit: 'discharges', demand: 'plan' },
        plan: [{ shift: 'early', days: week(8, 4, 3) }],
        curve: 'drawn',
        shape: [{ shift: 'early', parts: [0, 0, 1, 1, 2, 3, 4, 5, 5, 4, 0, 0, 0, 0] }],
        reasons: choices(
          ...['Waiting for medicines', 'Waiting for transport', 'Letter not signed'],
          ...['Waiting for a review', 'Family not here yet', 'No bed to go to'],
        ),
      },
      slips: [0.45, 0.2],
    },
    {
      kind: {
        ...{ key: 'bloods', name: 'Bloods', unit: 'samples', demand: 'plan' },
        plan: [
          { shift: 'early', days: week(24, 18) },
          { shift: 'late', days: week(12, 9) },
          { shift: 'night', days: week(8) },
        ],
        curve: 'hours',
        shape: [
          { shift: 'early', parts: [6, 7, 4, 2, 2, 2, 1] },
          { shift: 'late', parts: [2, 2, 3, 2, 1, 1, 1] },
          { shift: 'night', parts: [1, 1, 0, 0, 0, 0, 0, 0, 2, 4] },
        ],
      },
      slips: [0.2, 0.12],
    },
    {
      kind: {
        ...{ key: 'beds', name: 'Beds to clean', unit: 'beds', demand: 'feed', within: 60, carries: true },
        reasons: choices(
          'Too few of us',
          'Linen missing',
          'Bed still taken',
          'Something urgent',
          'Equipment',
        ),
      },
      arrives: hour => (hour >= 10 && hour < 18 ? 2.2 : hour >= 7 && hour < 22 ? 0.8 : 0.15),
      slips: [0.3, 0.18],
    },
  ],
  flow: {
    name: 'Beds',
    columns: [
      { key: 'empty', name: 'Patient has left', minutes: 30 },
      { key: 'cleaning', name: 'Being cleaned', limit: 2, minutes: 45 },
      { key: 'ready', name: 'Ready' },
      { key: 'promised', name: 'Promised', limit: 3, minutes: 90 },
    ],
    labels: [
      'Bay 1 · 3',
      'Bay 1 · 4',
      'Bay 2 · 7',
      'Bay 2 · 9',
      'Bay 3 · 12',
      'Bay 3 · 14',
      'Bay 4 · 18',
      'Side 2',
    ],
    blockers: ['Mattress to change', 'Waiting for a porter', 'Deep clean'],
  },
  help,
}

const emergency: CountingWard = {
  counts: [
    {
      kind: {
        ...{ key: 'triage', name: 'First look', unit: 'patients', demand: 'feed', within: 15, bucket: 30 },
        reasons: choices('Many at once', 'Too few of us', 'No room free', 'Something urgent'),
      },
      arrives: hour => (hour >= 9 && hour < 23 ? 8 : 3.5),
      slips: [0.14, 0.1],
    },
    {
      kind: {
        ...{ key: 'seen', name: 'Seen by a doctor', unit: 'patients', demand: 'feed', within: 60 },
        ...{ carries: true },
        reasons: choices(
          'Many at once',
          'Waiting for results',
          'No room free',
          'Doctor in resus',
          'Handover',
        ),
      },
      arrives: hour => (hour >= 9 && hour < 23 ? 8 : 3.5),
      slips: [0.34, 0.24],
    },
    {
      kind: {
        ...{ key: 'rounds', name: 'Safety rounds', unit: 'rounds', demand: 'plan' },
        plan: [
          { shift: 'early', days: week(7) },
          { shift: 'late', days: week(7) },
          { shift: 'night', days: week(10) },
        ],
      },
      slips: [0.2, 0.1],
    },
  ],
  flow: {
    name: 'Cubicles',
    columns: [
      { key: 'waiting', name: 'Waiting', limit: 6, minutes: 60 },
      { key: 'doctor', name: 'With a doctor', limit: 4, minutes: 60 },
      { key: 'results', name: 'Results', minutes: 90 },
      { key: 'bed', name: 'Bed asked for', minutes: 120 },
    ],
    labels: Array.from({ length: 14 }, (_, n) => `Cubicle ${n + 1}`),
    blockers: ['Scan is queued', 'Bloods to repeat', 'Waiting for a porter', 'Specialist called'],
  },
  help: { ...help, places: choices('Triage', 'Majors', 'Minors', 'Resus', 'Waiting room', 'The desk') },
  board: [
    { id: 'work', kind: 'work', size: 'large', settings: {} },
    { id: 'hours', kind: 'hours', size: 'large', settings: { work: 'seen' } },
    { id: 'flow', kind: 'flow', size: 'large', settings: {} },
    { id: 'reasons', kind: 'reasons', size: 'medium', settings: { work: 'seen', days: 7 } },
    { id: 'jar', kind: 'jar', size: 'medium', settings: {} },
  ],
}

const kingfisher: CountingWard = {
  counts: [
    {
      kind: {
        ...{ key: 'medicines', name: 'Medicine rounds', unit: 'patients', demand: 'plan' },
        plan: [
          { shift: 'early', days: week(48) },
          { shift: 'late', days: week(48) },
          { shift: 'night', days: week(24) },
        ],
        curve: 'hours',
        shape: [
          { shift: 'early', parts: [0, 3, 1, 0, 0, 3, 1] },
          { shift: 'late', parts: [0, 0, 0, 3, 1, 0, 0] },
          { shift: 'night', parts: [0, 3, 1, 0, 0, 0, 0, 0, 0, 0] },
        ],
      },
      slips: [0.25, 0.2],
    },
    {
      kind: {
        ...{ key: 'letters', name: 'Letters for home', unit: 'letters', demand: 'typed', carries: true },
        reasons: choices('Waiting for a review', 'Too few of us', 'Computers', 'Something urgent'),
      },
      slips: [0.3, 0.3],
    },
  ],
  help,
  board: [
    { id: 'jar', kind: 'jar', size: 'large', settings: {} },
    { id: 'work', kind: 'work', size: 'medium', settings: {} },
    { id: 'help', kind: 'help', size: 'small', settings: {} },
    { id: 'ideas', kind: 'ideas', size: 'medium', settings: {} },
    { id: 'answered', kind: 'answered', size: 'medium', settings: {} },
    { id: 'qr', kind: 'qr', size: 'small', settings: {} },
  ],
}

const pharmacy: CountingWard = {
  counts: [
    {
      kind: {
        ...{ key: 'prescriptions', name: 'Prescriptions', unit: 'items', demand: 'feed', within: 120 },
        ...{ carries: true, tapped: false },
        reasons: choices('Many at once', 'Question to the ward', 'Out of stock', 'Too few of us'),
      },
      arrives: hour => (hour >= 9 && hour < 13 ? 26 : hour < 17 ? 16 : 6),
      slips: [0.25, 0.15],
    },
  ],
}

const surgery: CountingWard = {
  counts: [
    {
      kind: {
        ...{ key: 'cases', name: 'Operations', unit: 'operations', demand: 'plan' },
        plan: [{ shift: 'day', days: week(18, 0) }],
        breaks: [{ from: '12:30', to: '13:15' }],
        curve: 'hours',
        shape: [{ shift: 'day', parts: [0, 1, 2, 2, 2, 2, 1, 2, 2, 2, 1, 0] }],
        reasons: choices(
          ...['Patient not ready', 'Instruments', 'Bed not free', 'Took longer', 'Waiting for porters'],
        ),
      },
      slips: [0.3, 0.18],
    },
  ],
  help: { ...help, places: choices('Theatre 1', 'Theatre 2', 'Recovery', 'Admissions') },
}

/** By the name of the ward. */
export const counting: Readonly<Record<string, CountingWard>> = {
  'Heron Ward': heron,
  'Emergency Department': emergency,
  'Kingfisher Ward': kingfisher,
  Pharmacy: pharmacy,
  'Swift Day Surgery': surgery,
}
