/** A new marble falls into the tray and comes to rest. */
export const DROP_MS = 420
/** The tray is lifted, poured and set down. */
export const POUR_MS = 3000

const FIRST_FALL_MS = 620
const LAST_FALL_MS = 1560
const FALL_MS = 620
const GONE_MS = 2260
const FADE_MS = 560
/** How far of its fall a marble has come when it touches; the rest is the bounce. */
const TOUCH = 0.78

/** How much of the stretch between two moments has passed, from 0 to 1. */
export const part = (ms: number, from: number, to: number) =>
  Math.min(1, Math.max(0, (ms - from) / (to - from)))
export const easeOut = (t: number) => 1 - (1 - t) ** 3
export const easeBoth = (t: number) => t * t * (3 - 2 * t)

/** Falls ever faster, touches, and springs back a little: 1 is up, 0 at rest. */
const bounce = (t: number, spring: number) => {
  if (t < TOUCH) return 1 - (t / TOUCH) ** 2
  return spring * Math.sin(Math.PI * part(t, TOUCH, 1))
}

/** A marble on its way into the tray: how high it still is, and how much of it is to be seen. */
export const dropAt = (ms: number) => {
  const t = part(ms, 0, DROP_MS)
  return { height: bounce(t, 0.07), seen: part(t, 0, 0.18) }
}

/** Where the dish is during a pour, and how far the eye has stepped back to see it. */
export const poseAt = (ms: number) => {
  const up = part(ms, 0, 560)
  const down = part(ms, 2140, 2860)
  return {
    rise: easeOut(up) * (1 - easeBoth(down)),
    across: easeBoth(part(ms, 80, 620)) * (1 - easeBoth(part(ms, 2100, 2740))),
    tilt: easeBoth(part(ms, 430, 900)) * (1 - easeBoth(part(ms, 2040, 2440))),
    back: easeBoth(part(ms, 0, 520)) * (1 - easeBoth(part(ms, 2340, POUR_MS))),
  }
}

/** Faller `k` of `n`: rolls to the lip, falls, touches; the good take colour on the way, the others melt into the glass. */
export const fallAt = (ms: number, k: number, n: number) => {
  const start = FIRST_FALL_MS + ((LAST_FALL_MS - FIRST_FALL_MS) * k) / Math.max(1, n - 1)
  const t = part(ms, start, start + FALL_MS)
  return {
    roll: easeBoth(part(ms, start - 190, start)),
    fall: t,
    height: bounce(t, 0.03),
    colour: easeBoth(part(t, 0.22, 0.7)),
    melt: easeBoth(part(ms, GONE_MS, GONE_MS + FADE_MS)),
    sink: easeBoth(part(ms, GONE_MS + 220, POUR_MS - 60)),
  }
}
