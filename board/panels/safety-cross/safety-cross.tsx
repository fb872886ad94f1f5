import { useEffect, useRef, useState } from 'preact/hooks'
import { board as words } from '../../../shared/words/en.ts'
import { Fitted } from '../../fitted.tsx'
import { Hint } from '../../hint.tsx'
import { nextOf, placeOf } from './cross.ts'
import type { Model, Named } from './safety-cross.ts'
import './safety-cross-panel.css'

const say = words.safetyCross
const SHOWN_FOR_MS = 30_000

/** Which day somebody pointed at; a wall forgets it after a while. */
const usePicked = (today: string) => {
  const [picked, pick] = useState<number | null>(null)
  useEffect(() => pick(null), [today])
  useEffect(() => {
    if (picked === null) return
    const timer = setTimeout(() => pick(null), SHOWN_FOR_MS)
    return () => clearTimeout(timer)
  }, [picked])
  return { picked, pick }
}

const Tick = () => (
  <svg viewBox="0 0 10 10" aria-hidden="true">
    <path d="M2 5.3 4.2 7.6 8 2.8" fill="none" stroke="currentColor" stroke-width="1.3" />
  </svg>
)

const Mark = ({ is, count }: Pick<Named, 'is' | 'count'>) => {
  if (is === 'none') return <Tick />
  if (is === 'new') return <b aria-hidden="true">{count}</b>
  return is === 'unknown' ? <b aria-hidden="true">?</b> : null
}

interface CrossProps {
  boxes: readonly Named[]
  today: string
  picked: number | null
  onPick: (number: number) => void
}

const Cross = ({ boxes, today, picked, onPick }: CrossProps) => {
  const list = useRef<HTMLOListElement>(null)
  const days = boxes.filter(({ is }) => is !== 'absent')
  const stop = picked ?? Number(today.slice(8))
  const turn = (event: KeyboardEvent, from: number) => {
    const to = nextOf(from, event.key, days.length)
    if (to === from) return
    event.preventDefault()
    onPick(to)
    list.current?.querySelectorAll('button')[to - 1]?.focus()
  }
  return (
    <ol ref={list}>
      {boxes.map(({ number, day, is, count, told }) => {
        const { row, column } = placeOf(number)
        return (
          <li
            key={number}
            data-is={is}
            data-today={day === today ? '' : undefined}
            aria-hidden={is === 'absent' ? true : undefined}
            style={{ gridRow: row, gridColumn: column }}
          >
            {is !== 'absent' && (
              <button
                type="button"
                aria-pressed={picked === number}
                tabIndex={number === stop ? 0 : -1}
                onClick={() => onPick(number)}
                onKeyDown={event => turn(event, number)}
              >
                <span>{told}</span>
                <small aria-hidden="true">{number}</small>
                <Mark is={is} count={count} />
              </button>
            )}
          </li>
        )
      })}
    </ol>
  )
}

const Key = () => (
  <ul>
    {(['none', 'new', 'unknown'] as const).map(is => (
      <li key={is}>
        <i data-is={is} aria-hidden="true">
          <Mark is={is} count={1} />
        </i>
        {say.key[is]}
      </li>
    ))}
  </ul>
)

/** The cross; beside it what the month comes to, what its signs mean, and what one day was. */
export const View = ({ today, boxes, sentence, empty }: Model) => {
  const { picked, pick } = usePicked(today)
  if (empty) return <Hint text={empty} />
  const shown = boxes.find(({ number, day }) => (picked === null ? day === today : number === picked))
  const told = shown?.told ?? ''
  return (
    <div class="safety-cross-panel">
      <Cross boxes={boxes} today={today} picked={picked} onPick={pick} />
      <Fitted content={`${sentence}|${told}`} least={2} prefer="larger">
        <p>{sentence}</p>
        <p aria-live="polite" data-day={shown?.day}>
          {told}
        </p>
        <Key />
      </Fitted>
    </div>
  )
}
