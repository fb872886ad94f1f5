import { renew } from './renew.ts'

const TRY_AGAIN_AFTER_MS = 15_000

let isFree = () => true

/** Says how to find out whether nobody is in the middle of something, so that the page may start afresh. */
export const askFirst = (free: () => boolean) => {
  isFree = free
}

/** A part of the page that is loaded when needed did not come: its build may have left the server. */
const startAfresh = () => {
  setTimeout(async () => {
    if (!isFree() || !(await renew('new-build'))) startAfresh()
  }, TRY_AGAIN_AFTER_MS)
}

/** Lets a wall come up after a power cut without a server. Other pages leave nothing behind on anyone's phone. */
export const keepForOffline = () => {
  const onWall = location.pathname === '/board' || location.pathname === '/kiosk'
  // The preview in the console is the board of another screen.
  if (!onWall || __BUILD__ === 'dev' || window.top !== window) return
  addEventListener('vite:preloadError', startAfresh, { once: true })
  // Plain http has no service worker.
  if (!('serviceWorker' in navigator)) return
  // Registering fails where a policy or a full disk forbids it; the page works without.
  navigator.serviceWorker.register('/worker.js').catch(() => {})
}
