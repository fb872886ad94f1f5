/** The rules of a gloved, hurried finger on a glass plate (practice 1.8). Pure; the button only tells what happened. */

export const SAME_BUTTON_MS = 700
/**
 * Where every tap is one more of something, three quick taps are three beds. A plate that bounces, or a trembling
 * finger, comes again within a fifth of a second; a finger that counts does not, and what it counted is seen at once.
 */
export const COUNT_AGAIN_MS = 250
const DOUBLE_TAP_MS = 500
const DOUBLE_TAP_PX = 24

const GHOST_MS = 1_000
/** A finger that stays so long is a hand that leans, or a drop of water: it stands in nobody's way. */
const RESTS_MS = 1_500

export interface Tapped {
  at: number
  x: number
  y: number
  /** Which button took it. */
  button: string
}

/** Whether a button may take a tap, given the last one that any button took. */
export const mayTake = (
  tap: Tapped,
  last: Tapped | null,
  lastOnThis: number | null,
  againMs = SAME_BUTTON_MS,
) => {
  if (lastOnThis !== null && tap.at - lastOnThis < againMs) return false
  if (!last || last.button === tap.button || tap.at - last.at >= DOUBLE_TAP_MS) return true
  // The second half of a double tap lands on whatever came to lie under the finger.
  return Math.hypot(tap.x - last.x, tap.y - last.y) > DOUBLE_TAP_PX
}

/** Whether a finger comes down while another one is in the middle of a tap. */
export const isSecond = (finger: { id: number; at: number }, first: { id: number; at: number } | null) =>
  first !== null && first.id !== finger.id && finger.at - first.at < RESTS_MS

interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

export const isInside = ({ x, y }: { x: number; y: number }, { left, right, top, bottom }: Box) =>
  x >= left && x <= right && y >= top && y <= bottom

/**
 * Enter, Space and assistive technology click without a finger. The click that a browser makes of a touch is none of
 * them: it lands on whatever the touch has meanwhile put there.
 */
export const isOwnClick = (click: { detail: number; timeStamp: number }, liftedAt: number) =>
  click.detail === 0 || click.timeStamp - liftedAt > GHOST_MS
