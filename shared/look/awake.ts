/** Keeps the screen lit while the page is seen. A refusal is normal: the machine's own setting is what counts. */
export const keepAwake = () => {
  // Missing on plain http.
  if (!('wakeLock' in navigator)) return () => {}
  let lock: WakeLockSentinel | null = null
  const take = () => {
    if (document.visibilityState !== 'visible') return
    navigator.wakeLock.request('screen').then(
      taken => {
        lock = taken
      },
      () => {},
    )
  }
  take()
  // The browser lets go of it whenever the page is hidden.
  document.addEventListener('visibilitychange', take)
  return () => {
    document.removeEventListener('visibilitychange', take)
    lock?.release().catch(() => {})
  }
}
