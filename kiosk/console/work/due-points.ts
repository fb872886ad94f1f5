import type { Line } from '../../../shared/pace-curve.ts'
import { growth, levelAt } from '../../../shared/pace-curve.ts'
import { breaksIn, type Stretch } from '../../../shared/pace-time.ts'
import { type Shift, type Span, spansOf } from '../../../shared/shifts.ts'
import { type KindDraft, tentative } from './kind-draft.ts'
import { partsOf } from './spread.ts'

export interface Drawing {
  span: Span
  required: number
  isExample: boolean
  line: Line
  breaks: readonly Stretch[]
  /** When each part ends, and what share of all is due by then. */
  parts: readonly { at: number; share: number }[]
}

/** What a draft would ask for through a shift of a day, breaks and all. */
export const drawingOf = (
  draft: KindDraft,
  shift: Shift,
  clock: { timeZone: string; shifts: readonly Shift[] },
  day: string,
): Drawing | null => {
  const span = spansOf(day, clock).find(one => one.shift === shift.key)
  if (!span) return null
  const { kind, required, isExample } = tentative(draft, shift)
  const breaks = breaksIn(kind.breaks, span, clock.timeZone)
  const line = growth(kind, span, breaks)
  const count = partsOf(shift)
  const parts = Array.from({ length: count }, (_, n) => {
    const at = span.start + ((span.end - span.start) * (n + 1)) / count
    return { at, share: levelAt(line, at) }
  })
  return { span, required, isExample, line, breaks, parts }
}
