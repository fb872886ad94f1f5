import { wallClock } from '../shifts.ts'

const NIGHT_FROM = 3 * 60
const NIGHT_MINUTES = 120
const UP_FOR_MS = 4 * 3_600_000
const ANSWER_WITHIN_MS = 5_000
const ASK_EVERY_MS = 10_000
const RELOADED_AT = 'marblewall-reloaded-at'

type Reason = 'new-build' | 'night' | 'fallen' | 'asked'

/** A reload that did not help is not tried again at once. */
const AGAIN_AFTER_MS: Record<Reason, number> = {
  'new-build': 10 * 60_000,
  night: 10 * 60_000,
  fallen: 60_000,
  asked: 0,
}

/** The minute of the night at which this page starts afresh; each draws its own, so that a house does not come all at once. */
export const drawMinute = (random: number) => NIGHT_FROM + Math.floor(random * NIGHT_MINUTES)

/** Whether the night's fresh start is due: its minute has come and the page has stood since yesterday. */
export const nightIsDue = (
  now: number,
  { timeZone, minute, upMs }: { timeZone: string; minute: number; upMs: number },
) => {
  if (upMs < UP_FOR_MS) return false
  const { minutes } = wallClock(now, timeZone)
  return minutes >= minute && minutes < NIGHT_FROM + NIGHT_MINUTES
}

/** Whether a reload for this reason may happen so soon after the last. A build that never comes must not make a page flicker. */
export const notTooSoon = (reason: Reason, now: number, lastAt: number) =>
  lastAt > now || now - lastAt >= AGAIN_AFTER_MS[reason]

const serverAnswers = async () => {
  try {
    const answer = await fetch('/healthz', {
      cache: 'no-store',
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    })
    return answer.ok
  } catch (error) {
    if (error instanceof TypeError || error instanceof DOMException) return false
    throw error
  }
}

/** Reloads, unless that would trade a readable screen for an error page. Returns whether it did. */
export const renew = async (reason: Reason): Promise<boolean> => {
  const lastAt = Number(sessionStorage.getItem(RELOADED_AT) ?? 0)
  if (!notTooSoon(reason, Date.now(), lastAt) || !(await serverAnswers())) return false
  if (reason !== 'asked') sessionStorage.setItem(RELOADED_AT, String(Date.now()))
  location.reload()
  return true
}

/** Watches for reasons to start afresh, and does so once nobody is in the middle of something and the server answers. */
export const renewal = (mayReload: () => boolean) => {
  const minute = drawMinute(Math.random())
  let wished: Reason | null = null
  let askedAt = Number.NEGATIVE_INFINITY
  return {
    wish: (reason: Reason) => {
      if (wished !== 'asked') wished = reason
    },
    look: async (now: number, timeZone: string) => {
      const reason =
        wished ?? (nightIsDue(now, { timeZone, minute, upMs: performance.now() }) ? 'night' : null)
      if (!reason || performance.now() - askedAt < ASK_EVERY_MS || !mayReload()) return
      askedAt = performance.now()
      await renew(reason)
    },
  }
}
