import { Type } from 'typebox'
import { minutesOf } from './shifts.ts'
import { Key, oneOf } from './subject.ts'
import { Choice } from './team.ts'

/** How a requirement arises: a fixed plan for each shift and weekday, typed at handover, or a feed of arrivals. */
export const demands = ['plan', 'typed', 'feed'] as const
export type Demand = (typeof demands)[number]

/** How the plan grows through a shift: evenly, by the hour, or as somebody drew it. */
export const curves = ['even', 'hours', 'drawn'] as const
export type Curve = (typeof curves)[number]

/** The lengths a bucket may have, in minutes; an hour is usual (domain 3.5). */
export const bucketLengths = [15, 30, 60] as const

/** The most that one entry may count, and that one shift may require. */
export const COUNT_MOST = 9_999
export const Count = Type.Integer({ minimum: 1, maximum: COUNT_MOST })
export const Required = Type.Integer({ minimum: 0, maximum: COUNT_MOST })

const Clock = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' })
const DayPlan = Type.Object(
  { shift: Key, days: Type.Array(Required, { minItems: 7, maxItems: 7 }) },
  { additionalProperties: false },
)
const Shape = Type.Object(
  {
    shift: Key,
    parts: Type.Array(Type.Integer({ minimum: 0, maximum: 1_000 }), { minItems: 1, maxItems: 96 }),
  },
  { additionalProperties: false },
)
const Break = Type.Object({ from: Clock, to: Clock }, { additionalProperties: false })

/** What is required of a shift, Monday to Sunday. */
export interface DayPlan {
  shift: string
  days: readonly number[]
}

/** How the plan of a shift is spread over equal parts of it, as weights. */
export interface Shape {
  shift: string
  parts: readonly number[]
}

/** A break by the wall clock: the plan stands still, and so does the time that is left. */
export interface Break {
  from: string
  to: string
}

export interface WorkSettings {
  name: string
  /** What is counted, in the plural: discharges, beds. */
  unit: string
  demand: Demand
  plan: readonly DayPlan[]
  curve: Curve
  shape: readonly Shape[]
  breaks: readonly Break[]
  /** Minutes of a bucket. */
  bucket: (typeof bucketLengths)[number]
  /** What may be named when a bucket closes short. */
  reasons: readonly Choice[]
  /** Whether what a shift did not finish is required of the next. */
  carries: boolean
  /** Of a feed: within so many minutes an arrival should be done. */
  within: number
  /** Whether it is counted by taps at the kiosk. */
  tapped: boolean
  /** The ids of the people who are told when it falls behind; empty on a wall. */
  tell: readonly string[]
}

export const workSettings = {
  name: Type.String({ minLength: 1, maxLength: 40 }),
  unit: Type.String({ minLength: 1, maxLength: 24 }),
  demand: oneOf(demands),
  plan: Type.Optional(Type.Array(DayPlan, { maxItems: 6 })),
  curve: Type.Optional(oneOf(curves)),
  shape: Type.Optional(Type.Array(Shape, { maxItems: 6 })),
  breaks: Type.Optional(Type.Array(Break, { maxItems: 6 })),
  bucket: Type.Optional(Type.Union([Type.Literal(15), Type.Literal(30), Type.Literal(60)])),
  reasons: Type.Optional(Type.Array(Choice, { minItems: 2, maxItems: 8 })),
  carries: Type.Optional(Type.Boolean()),
  within: Type.Optional(Type.Integer({ minimum: 5, maximum: 1_440 })),
  tapped: Type.Optional(Type.Boolean()),
  tell: Type.Optional(Type.Array(Type.String({ maxLength: 36 }), { maxItems: 8 })),
}

const usualReasons: readonly Choice[] = [
  { key: 'waiting', name: 'Waiting for others' },
  { key: 'staffing', name: 'Too few of us' },
  { key: 'equipment', name: 'Equipment' },
  { key: 'information', name: 'Missing information' },
  { key: 'interrupted', name: 'Something urgent' },
  { key: 'plan', name: 'The plan was too high' },
]

/** What was set, with what stands where nothing was said. */
export const workSettled = (
  given: Pick<WorkSettings, 'name' | 'unit' | 'demand'> & Partial<WorkSettings>,
): WorkSettings => ({
  name: given.name,
  unit: given.unit,
  demand: given.demand,
  plan: given.plan ?? [],
  curve: given.curve ?? 'even',
  shape: given.shape ?? [],
  breaks: given.breaks ?? [],
  bucket: given.bucket ?? 60,
  reasons: given.reasons ?? usualReasons,
  carries: given.carries ?? false,
  within: given.within ?? 60,
  tapped: given.tapped ?? true,
  tell: given.tell ?? [],
})

const isTwice = (keys: readonly string[]) => new Set(keys).size < keys.length

/** Why these settings cannot be, if so. */
export const impossibleWork = ({
  plan = [],
  shape = [],
  breaks = [],
  reasons = [],
}: Partial<Pick<WorkSettings, 'plan' | 'shape' | 'breaks' | 'reasons'>>) => {
  if (isTwice(plan.map(({ shift }) => shift)) || isTwice(shape.map(({ shift }) => shift)))
    return 'plan-twice' as const
  if (shape.some(({ parts }) => parts.every(part => part === 0))) return 'plan-flat' as const
  if (breaks.some(({ from, to }) => minutesOf(from) === minutesOf(to))) return 'break-empty' as const
  return isTwice(reasons.map(({ key }) => key)) ? ('reason-twice' as const) : null
}
