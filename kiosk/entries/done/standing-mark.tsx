import type { Standing } from '../../../shared/pace.ts'

/** A ring that is full, a step down, two steps down: told apart without colour. */
const drawings: Partial<Record<Standing, string>> = {
  'on-pace': 'M4 12a8 8 0 1 0 16 0a8 8 0 1 0 -16 0z',
  finished: 'M3 12.5l3-3 4 4 8-9 3 2.8-11 12.2z',
  behind: 'M3 7h18l-9 12z',
  'far-behind': 'M4 2h16l-8 9.5zM4 12h16l-8 9.5z',
}

/** How the work stands, as a shape. */
export const StandingMark = ({ standing }: { standing: Standing }) => {
  const drawing = drawings[standing]
  return drawing ? (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d={drawing} fill="currentColor" />
    </svg>
  ) : null
}
