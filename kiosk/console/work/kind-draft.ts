import type { Shift } from '../../../shared/shifts.ts'
import { workingDesk as says } from '../../../shared/words/en.ts'
import type { WorkKind } from '../../../shared/work-kind.ts'
import {
  type Break,
  COUNT_MOST,
  type Curve,
  type Demand,
  type WorkSettings,
  workSettled,
} from '../../../shared/work-settings.ts'
import type { WorkTemplate } from '../../../shared/work-templates.ts'
import type { Told } from '../asking.ts'
import { keyFrom } from '../form/key.ts'
import { Amiss } from '../form/sending.ts'
import { type ChoiceRow, choicesIn } from '../team/choice-rows.tsx'
import { type Rowed, rowed } from '../team/draft.ts'
import { cumulated, partsOf, sharedOut, straight, weighted, weightsIn } from './spread.ts'

const DAYS = 7
const WEIGHT_MOST = 1_000
const WITHIN_LEAST = 5
const WITHIN_MOST = 1_440
const TELL_MOST = 8

type ByShift<T> = Readonly<Record<string, readonly T[]>>

/** A kind of work while somebody fills it in. */
export interface KindDraft {
  name: string
  key: string
  unit: string
  demand: Demand
  /** Monday to Sunday, as typed. */
  plan: ByShift<string>
  curve: Curve
  /** A weight for each part of a shift, as typed. */
  hours: ByShift<string>
  /** What is due by the end of each part of a shift, in per cent. */
  drawn: ByShift<number>
  breaks: readonly Rowed<Break>[]
  bucket: WorkSettings['bucket']
  reasons: readonly ChoiceRow[]
  carries: boolean
  tapped: boolean
  within: string
  tell: readonly string[]
}

const noDays = Array.from({ length: DAYS }, () => '')
const byShift = <T>(shifts: readonly Shift[], of: (shift: Shift) => readonly T[]): ByShift<T> =>
  Object.fromEntries(shifts.map(shift => [shift.key, of(shift)]))

const typed = (n: number) => (n > 0 ? String(n) : '')
const weightsOf = (shape: WorkSettings['shape'], { key }: Shift) =>
  shape.find(({ shift }) => shift === key)?.parts ?? []

/** Settings as they can be filled in, in the parts of the team's shifts. */
export const kindDraftOf = (kind: WorkSettings & { key: string }, shifts: readonly Shift[]): KindDraft => ({
  ...kind,
  plan: byShift(shifts, ({ key }) => {
    const days = kind.plan.find(({ shift }) => shift === key)?.days
    return days ? days.map(typed) : noDays
  }),
  hours: byShift(shifts, shift => {
    const parts = weightsOf(kind.shape, shift)
    const count = partsOf(shift)
    if (parts.length === count) return parts.map(typed)
    return parts.length > 0
      ? weighted(cumulated(parts, count)).map(typed)
      : Array.from({ length: count }, () => '')
  }),
  drawn: byShift(shifts, shift => {
    const parts = weightsOf(kind.shape, shift)
    return parts.length > 0 ? cumulated(parts, partsOf(shift)) : straight(partsOf(shift))
  }),
  breaks: kind.breaks.map(rowed),
  reasons: kind.reasons.map(rowed),
  within: String(kind.within),
})

/** A kind of its own, without a template. */
export const blankKind = (shifts: readonly Shift[]) =>
  kindDraftOf({ key: '', ...workSettled({ name: '', unit: '', demand: 'plan' }) }, shifts)

/** A template, spread over the shifts of this team. */
export const fromTemplate = (template: WorkTemplate, shifts: readonly Shift[]): KindDraft => {
  const { key: _, aDay, hours: __, ...settings } = template
  const [weekday, weekend] = aDay.map(total => sharedOut(total, shifts, template))
  const plan = shifts.map(({ key }, n) => ({
    shift: key,
    days: Array.from({ length: DAYS }, (_day, day) => (day < 5 ? weekday : weekend)?.[n] ?? 0),
  }))
  const shape = shifts
    .map(shift => ({ shift: shift.key, parts: weightsIn(shift, template) }))
    .filter(({ parts }) => parts.some(Boolean))
  return kindDraftOf({ key: keyFrom(template.name), tell: [], plan, shape, ...settings }, shifts)
}

export const wholeIn = (text: string, most = COUNT_MOST) => {
  const plain = text.trim()
  if (!/^\d{1,4}$/.test(plain)) return null
  return Number(plain) <= most ? Number(plain) : null
}

const wholeAt = (field: string, text: string, most: number) => {
  if (!text.trim()) return 0
  const found = wholeIn(text, most)
  if (found === null) throw new Amiss(field, says.needWhole(most))
  return found
}

/** Shifts that the team has now; what was set for one that is gone goes with it. */
const planIn = ({ demand, plan }: KindDraft, shifts: readonly Shift[]) => {
  if (demand !== 'plan') return []
  const all = shifts.map(({ key }) => ({
    shift: key,
    days: (plan[key] ?? noDays).map((text, day) => wholeAt(`plan:${key}-${day}`, text, COUNT_MOST)),
  }))
  const some = all.filter(({ days }) => days.some(Boolean))
  if (some.length === 0) throw new Amiss('plan', says.needPlan)
  return some
}

const isAsked = (draft: KindDraft, plan: WorkSettings['plan'], key: string) =>
  draft.demand === 'typed' || plan.some(({ shift }) => shift === key)

const shapeIn = (draft: KindDraft, plan: WorkSettings['plan'], shifts: readonly Shift[]) => {
  if (draft.curve === 'even' || draft.demand === 'feed') return []
  const asked = shifts.filter(({ key }) => isAsked(draft, plan, key))
  if (draft.curve === 'drawn')
    return asked.map(({ key }) => ({ shift: key, parts: weighted(draft.drawn[key] ?? [100]) }))
  return asked.map(({ key, name }) => {
    const parts = (draft.hours[key] ?? []).map((text, n) => wholeAt(`shape:${key}-${n}`, text, WEIGHT_MOST))
    if (!parts.some(Boolean)) throw new Amiss(`shape:${key}-0`, says.needShape(name))
    return { shift: key, parts }
  })
}

const isClock = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)

const breaksIn = ({ breaks }: KindDraft) =>
  breaks.map(({ row, from, to }) => {
    if (!isClock(from)) throw new Amiss(`breaks:${row}-from`, says.needTime)
    if (!isClock(to) || to === from) throw new Amiss(`breaks:${row}-to`, says.needTime)
    return { from, to }
  })

const withinIn = ({ demand, within }: KindDraft) => {
  const minutes = wholeIn(within, WITHIN_MOST)
  if (minutes !== null && minutes >= WITHIN_LEAST) return minutes
  if (demand === 'feed') throw new Amiss('within', says.needWithin)
  return 60
}

/** What goes into the log; refuses what cannot be, beside its field. */
export const kindSettings = (draft: KindDraft, shifts: readonly Shift[]) => {
  const [name, unit] = [draft.name.trim(), draft.unit.trim()]
  if (!name) throw new Amiss('name', says.needName)
  if (!unit) throw new Amiss('unit', says.needUnit)
  const plan = planIn(draft, shifts)
  if (draft.tell.length > TELL_MOST) throw new Amiss('tell', says.needFewer(TELL_MOST))
  return {
    ...{ name, unit, demand: draft.demand, plan },
    curve: draft.demand === 'feed' ? ('even' as const) : draft.curve,
    shape: shapeIn(draft, plan, shifts),
    breaks: breaksIn(draft),
    bucket: draft.bucket,
    reasons: choicesIn(draft.reasons),
    ...{ carries: draft.carries, within: withinIn(draft), tapped: draft.tapped, tell: [...draft.tell] },
  }
}

export const kindDefined = (draft: KindDraft, shifts: readonly Shift[], taken: readonly string[]): Told => {
  const settings = kindSettings(draft, shifts)
  const key = draft.key || keyFrom(settings.name)
  if (!key || key !== keyFrom(key)) throw new Amiss('key', says.needKey)
  if (taken.includes(key)) throw new Amiss('key', says.keyTaken)
  return { type: 'work-defined', key, ...settings }
}

export const kindChanged = (draft: KindDraft, shifts: readonly Shift[], work: string): Told => ({
  type: 'work-changed',
  work,
  ...kindSettings(draft, shifts),
})

/** How a kind is set, without what was counted. */
export const settingsOf = ({
  name,
  unit,
  demand,
  plan,
  curve,
  shape,
  breaks,
  bucket,
  ...kind
}: WorkSettings) => {
  const { reasons, carries, within, tapped, tell } = kind
  return [name, unit, demand, plan, curve, shape, breaks, bucket, reasons, carries, within, tapped, tell]
}

const EXAMPLE = 20

interface Tentative {
  kind: WorkKind
  required: number
  /** Whether nobody said how many, so that a number was made up to draw. */
  isExample: boolean
}

/** A shift's plan as it stands in the draft, to be drawn while somebody fills it in; what cannot be read yet counts as nought. */
export const tentative = (draft: KindDraft, shift: Shift): Tentative => {
  const planned = (draft.plan[shift.key] ?? []).map(text => wholeIn(text) ?? 0)
  const most = draft.demand === 'plan' ? Math.max(0, ...planned) : 0
  const required = most || EXAMPLE
  const hours = (draft.hours[shift.key] ?? []).map(text => wholeIn(text, WEIGHT_MOST) ?? 0)
  const parts = draft.curve === 'drawn' ? weighted(draft.drawn[shift.key] ?? []) : hours
  const isShaped = draft.curve !== 'even' && parts.some(Boolean)
  return {
    required,
    isExample: most === 0,
    kind: {
      ...workSettled({
        ...{ name: '', unit: '', demand: 'plan' },
        plan: [{ shift: shift.key, days: Array.from({ length: DAYS }, () => required) }],
        curve: isShaped ? draft.curve : 'even',
        shape: isShaped ? [{ shift: shift.key, parts }] : [],
        breaks: draft.breaks.filter(({ from, to }) => isClock(from) && isClock(to) && from !== to),
        bucket: 15,
      }),
      ...{
        id: '',
        key: '',
        shifts: {},
        reasonsByDay: {},
        behindSince: 0,
        heardAt: 0,
        madeAt: 0,
        ended: false,
      },
    },
  }
}
