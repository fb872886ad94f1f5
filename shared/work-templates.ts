import type { Choice } from './team.ts'
import type { Break, Curve, Demand } from './work-settings.ts'

/** A kind of work that many teams count, to start from; everything can be changed. */
export interface WorkTemplate {
  key: string
  name: string
  unit: string
  demand: Demand
  /** What is usual on a working day and on a day of a weekend. Noughts where nothing is planned. */
  aDay: readonly [number, number]
  curve: Curve
  /** How it is spread over the day: hours of the wall clock with weights. */
  hours: Readonly<Record<number, number>>
  breaks: readonly Break[]
  bucket: 15 | 30 | 60
  reasons: readonly Choice[]
  carries: boolean
  within: number
  tapped: boolean
}

const waiting = { key: 'waiting', name: 'Waiting for others' }
const staffing = { key: 'staffing', name: 'Too few of us' }
const equipment = { key: 'equipment', name: 'Equipment' }
const urgent = { key: 'interrupted', name: 'Something urgent' }
const tooHigh = { key: 'plan', name: 'The plan was too high' }
const transport = { key: 'transport', name: 'No transport' }
const lunch = { from: '12:30', to: '13:00' }

export const workTemplates: readonly WorkTemplate[] = [
  {
    key: 'discharges',
    name: 'Discharges by noon',
    unit: 'discharges',
    demand: 'plan',
    aDay: [8, 4],
    curve: 'hours',
    hours: { 8: 1, 9: 2, 10: 3, 11: 2 },
    breaks: [],
    bucket: 60,
    reasons: [
      { key: 'medicines', name: 'Waiting for medicines' },
      { key: 'letter', name: 'Letter not ready' },
      transport,
      { key: 'round', name: 'Ward round was late' },
      { key: 'results', name: 'Waiting for results' },
      { key: 'home', name: 'Care at home not ready' },
      tooHigh,
    ],
    carries: false,
    within: 60,
    tapped: true,
  },
  {
    key: 'bloods',
    name: 'Bloods',
    unit: 'samples',
    demand: 'typed',
    aDay: [0, 0],
    curve: 'hours',
    hours: { 6: 1, 7: 4, 8: 4, 9: 2, 10: 1, 14: 1, 15: 1, 20: 1, 21: 1 },
    breaks: [],
    bucket: 60,
    reasons: [
      staffing,
      { key: 'forms', name: 'No request form' },
      { key: 'away', name: 'Patient away' },
      { key: 'hard', name: 'Hard to take' },
      equipment,
      urgent,
    ],
    carries: true,
    within: 60,
    tapped: true,
  },
  {
    key: 'beds',
    name: 'Beds to clean',
    unit: 'beds',
    demand: 'feed',
    aDay: [0, 0],
    curve: 'even',
    hours: {},
    breaks: [lunch],
    bucket: 60,
    reasons: [
      { key: 'left-late', name: 'Patient left late' },
      { key: 'not-told', name: 'Nobody told us' },
      { key: 'deep-clean', name: 'Deep clean needed' },
      staffing,
      equipment,
    ],
    carries: true,
    within: 60,
    tapped: true,
  },
  {
    key: 'medicines',
    name: 'Medicine rounds',
    unit: 'rounds',
    demand: 'plan',
    aDay: [4, 4],
    curve: 'hours',
    hours: { 8: 1, 12: 1, 17: 1, 21: 1 },
    breaks: [],
    bucket: 60,
    reasons: [
      urgent,
      staffing,
      { key: 'stock', name: 'Medicine not in stock' },
      { key: 'chart', name: 'Chart not clear' },
      { key: 'away', name: 'Patient away' },
    ],
    carries: false,
    within: 60,
    tapped: true,
  },
  {
    key: 'calls',
    name: 'Calls answered',
    unit: 'calls',
    demand: 'feed',
    aDay: [0, 0],
    curve: 'even',
    hours: {},
    breaks: [],
    bucket: 30,
    reasons: [
      staffing,
      { key: 'many', name: 'Many at once' },
      { key: 'long', name: 'Long calls' },
      { key: 'system', name: 'Computer or telephone' },
      { key: 'repeat', name: 'People calling again' },
    ],
    carries: false,
    within: 15,
    tapped: false,
  },
  {
    key: 'tests',
    name: 'Scans and tests',
    unit: 'scans',
    demand: 'plan',
    aDay: [24, 8],
    curve: 'even',
    hours: {},
    breaks: [lunch],
    bucket: 60,
    reasons: [waiting, transport, equipment, staffing, urgent, tooHigh],
    carries: true,
    within: 60,
    tapped: true,
  },
]

/** Columns many flow boards start with. Minutes are those after which somebody should ask why. */
export const firstFlow = {
  name: 'From arrival to home',
  columns: [
    { key: 'waiting', name: 'Waiting', minutes: 60 },
    { key: 'seen', name: 'Being seen', limit: 6, minutes: 120 },
    { key: 'results', name: 'Waiting for results', minutes: 120 },
    { key: 'ready', name: 'Ready to go', limit: 4, minutes: 60 },
  ],
} as const

/** What help may be wanted, where, and who may come, to start from. */
export const firstHelp = {
  kinds: [
    { key: 'hands', name: 'A second pair of hands' },
    { key: 'lifting', name: 'Help with lifting' },
    { key: 'doctor', name: 'A doctor to look' },
    { key: 'equipment', name: 'Equipment is missing' },
  ],
  places: [
    { key: 'bay-1', name: 'Bay 1' },
    { key: 'bay-2', name: 'Bay 2' },
    { key: 'side-rooms', name: 'Side rooms' },
    { key: 'desk', name: 'Nurses’ station' },
  ],
  responders: [
    { key: 'charge', name: 'Nurse in charge' },
    { key: 'doctor', name: 'Doctor on the ward' },
    { key: 'matron', name: 'Matron' },
  ],
  minutes: 5,
} as const
