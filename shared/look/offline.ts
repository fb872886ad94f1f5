/** Lets a wall come up after a power cut without a server. Other pages leave nothing behind on anyone's phone. */
export const keepForOffline = () => {
  const onWall = location.pathname === '/board' || location.pathname === '/kiosk'
  // Plain http has no service worker; the preview in the console is the board of another screen.
  if (!onWall || __BUILD__ === 'dev' || window.top !== window || !('serviceWorker' in navigator)) return
  // Registering fails where a policy or a full disk forbids it; the page works without.
  navigator.serviceWorker.register('/worker.js').catch(() => {})
}
