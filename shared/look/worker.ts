/// <reference lib="webworker" />
declare const self: ServiceWorkerGlobalScope

const CACHE = `marblewall-${__BUILD__}`
/** Named once here, because vite.config.ts puts the list in its place. */
const files = __FILES__
const ANSWER_WITHIN_MS = 4_000

const pageOf = (url: string) => {
  const { pathname } = new URL(url)
  return pathname in files ? pathname : null
}

/** Puts away a page with all it needs, all or nothing: half of it would be a blank wall after the next power cut. */
const putAway = async (cache: Cache, page: string) => {
  const needed = files[page]!
  const html = await fetch(page, { cache: 'no-store' })
  // Between two builds the server may already answer with a page whose files are not in this list.
  if (!html.ok || !(await html.clone().text()).includes(needed[0]!)) throw new Error('not this build')
  await cache.addAll(needed)
  await cache.put(page, html)
}

/** The pages this browser shows, and those it kept before. */
const pagesHere = async () => {
  const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const pages = Object.keys(files)
  const known = await Promise.all(pages.map(page => caches.match(page)))
  return new Set([...open.map(({ url }) => pageOf(url)), ...pages.filter((_, n) => known[n])])
}

const install = async () => {
  const cache = await caches.open(CACHE)
  for (const page of await pagesHere()) if (page) await putAway(cache, page)
  await self.skipWaiting()
}

/** Keeps one build before this one: a page that still runs it may yet ask for its files. */
const activate = async () => {
  const others = (await caches.keys()).filter(name => name.startsWith('marblewall-') && name !== CACHE)
  await Promise.all(others.slice(0, -1).map(name => caches.delete(name)))
  await self.clients.claim()
}

const kept = async (key: string) => (await (await caches.open(CACHE)).match(key)) ?? caches.match(key)

/** The page as the server has it now, or as it was kept when the server is gone or a proxy answers in its place. */
const showPage = async (request: Request, page: string) => {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) })
    if (answer.status < 500) return answer
    return (await kept(page)) ?? answer
  } catch (error) {
    const found = await kept(page)
    if (found) return found
    throw error
  }
}

/** A page that is opened here for the first time after the worker came. */
const keepToo = async (page: string) => {
  const cache = await caches.open(CACHE)
  // Without a server there is nothing to put away; the next visit tries again.
  if (!(await cache.match(page))) await putAway(cache, page).catch(() => {})
}

self.addEventListener('install', event => event.waitUntil(install()))
self.addEventListener('activate', event => event.waitUntil(activate()))
self.addEventListener('fetch', event => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (pathname.startsWith('/assets/'))
    event.respondWith(kept(pathname).then(found => found ?? fetch(request)))
  const page = request.mode === 'navigate' ? pageOf(request.url) : null
  if (!page) return
  event.respondWith(showPage(request, page))
  event.waitUntil(keepToo(page))
})
