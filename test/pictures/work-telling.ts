import type { Placement, Shift } from '../../shared/team.ts'
import type { WorkSettings } from '../../shared/work-settings.ts'

/** A Thursday, in the middle of the early shift. */
export const TODAY = '2026-11-26'
export const NOW = '11:10'

export type Kind = Pick<WorkSettings, 'name' | 'unit' | 'demand'> & Partial<WorkSettings> & { key: string }
export type Hung = readonly [kind: string, size: Placement['size'], settings?: Placement['settings']]
/** What is said at a time of today. `work` stands for the id of the kind of that key, `token` and `call` for what was told under a name. */
export type Told = readonly [time: string, draft: Record<string, unknown>]

export interface Story {
  /** What the team is called, if not by the name of its story. */
  name?: string
  /** The story of the team above, which is founded before. */
  above?: string
  shifts?: readonly Shift[]
  kinds: readonly Kind[]
  board: readonly Hung[]
  told: readonly Told[]
}

export const everyDay = (shift: string, units: number) => ({
  shift,
  days: Array.from({ length: 7 }, () => units),
})
export const beds: Kind = {
  key: 'beds',
  name: 'Beds to clean',
  unit: 'beds',
  demand: 'plan',
  plan: [everyDay('early', 14)],
  carries: true,
}

const clock = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const spelled = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** So many done one by one between two times, evenly. */
export const done = (count: number, from: string, to: string, work = 'beds'): Told[] =>
  Array.from({ length: count }, (_, n) => {
    const minutes = Math.floor(clock(from) + ((n + 0.5) * (clock(to) - clock(from))) / count)
    return [spelled(minutes), { type: 'work-done', work, count: 1 }]
  })

export const missed = (bucket: number, reason: string, day = TODAY, work = 'beds'): Told => [
  NOW,
  { type: 'miss-explained', work, day, shift: 'early', bucket, reason },
]

export const helped: Told = [
  '07:05',
  {
    type: 'help-set',
    kinds: [
      { key: 'hands', name: 'A second pair of hands' },
      { key: 'look', name: 'Somebody to look with me' },
    ],
    places: [
      { key: 'bay-4', name: 'Bay 4' },
      { key: 'sluice', name: 'Sluice' },
    ],
    responders: [{ key: 'nic', name: 'The nurse in charge' }],
    minutes: 30,
  },
]
export const flowing: readonly Told[] = [
  [
    '07:05',
    {
      type: 'flow-set',
      name: 'Going home today',
      columns: [
        { key: 'ready', name: 'Ready to go', minutes: 120 },
        { key: 'meds', name: 'Medicines', limit: 3, minutes: 60 },
        { key: 'transport', name: 'Transport', limit: 3 },
        { key: 'lounge', name: 'Leaving lounge', limit: 4 },
      ],
    },
  ],
  ...(
    [
      ['07:40', 'Bay 4, 2', 'ready'],
      ['09:00', 'Bay 2, 1', 'meds'],
      ['10:15', 'Bay 5, 5', 'transport'],
      ['10:20', 'Bay 2, 4', 'meds'],
      ['10:50', 'Bay 1, 3', 'ready'],
      ['10:55', 'Bay 3, 2', 'meds'],
      ['10:58', 'Bay 5, 1', 'transport'],
      ['11:00', 'Bay 6, 1', 'meds'],
    ] as const
  ).map(([time, label, column]): Told => [time, { id: label, type: 'token-placed', label, column }]),
  ['09:30', { type: 'token-blocked', token: 'Bay 2, 1', reason: 'Waits for the pharmacist' }],
  ['10:30', { type: 'token-blocked', token: 'Bay 5, 5', reason: 'No chair car until one' }],
]
