import type { Standing as Is } from '../pace.ts'

/** Each has an outline of its own, so that it says the same without colour. */
const shapes: Record<Is, string> = {
  'on-pace': 'M0-9a9 9 0 1 0 0 18a9 9 0 1 0 0-18ZM-5.2.4-3.3-1.5-1.2.7 3.6-4.2 5.4-2.3-1.2 4.5Z',
  behind: 'M0 8.8-9.6-7.6H9.6ZM-1.2-4.9V1.1H1.2V-4.9ZM-1.2 2.7V5H1.2V2.7Z',
  'far-behind': 'M-8.6-8.6H8.6V8.6H-8.6ZM-1.4-5.6V1.9H1.4V-5.6ZM-1.4 3.6V6.3H1.4V3.6Z',
  finished: 'M0-9.6 2.7-3.4 9.4-2.8 4.3 1.7 5.9 8.3 0 4.8-5.9 8.3-4.3 1.7-9.4-2.8-2.7-3.4Z',
  break: 'M-6.8-8H-2V8H-6.8ZM2-8H6.8V8H2Z',
  before:
    'M0-9a9 9 0 1 0 0 18a9 9 0 1 0 0-18ZM0-6.8a6.8 6.8 0 1 1 0 13.6a6.8 6.8 0 1 1 0-13.6ZM-1.1-5V1.1H4.2V-1.1H1.1V-5Z',
  'no-plan': 'M-9-1.3H-3V1.3H-9ZM3-1.3H9V1.3H3ZM-1.3-9H1.3V-3H-1.3ZM-1.3 3H1.3V9H-1.3Z',
  over: 'M-6.5-9H-4.1V9H-6.5ZM-2.8-8.2H8.4L5.2-3.9 8.4.4H-2.8Z',
}

/** A feed that fell silent: what stands there may not be so any more. */
const silent = 'M-9-1.3H-4.6V1.3H-9ZM-2.2-1.3H2.2V1.3H-2.2ZM4.6-1.3H9V1.3H4.6Z'

/** How work stands, as a shape alone. */
export const StandingShape = ({ is, stale = false }: { is: Is; stale?: boolean }) => (
  <svg viewBox="-10 -10 20 20" aria-hidden="true">
    <path d={stale ? silent : shapes[is]} fill="currentColor" fill-rule="evenodd" />
  </svg>
)
