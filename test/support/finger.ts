import type { Page } from 'puppeteer-core'

const PATIENCE_MS = 10_000
const LOOK_EVERY_MS = 25

const pause = (ms: number) => new Promise<void>(done => setTimeout(done, ms))

/** Between two documents there is nothing to see yet. */
const unlessLeaving = async <T>(see: () => Promise<T>): Promise<T | null> => {
  try {
    return await see()
  } catch (error) {
    if (error instanceof Error && /context was destroyed|Cannot find context|detached/i.test(error.message))
      return null
    throw error
  }
}

/** Looks again and again until there is something to see. */
const look = async <T>(
  what: string,
  see: () => Promise<T | null | undefined>,
  patience = PATIENCE_MS,
): Promise<T> => {
  const giveUp = performance.now() + patience
  for (;;) {
    const seen = await unlessLeaving(see)
    if (seen !== null && seen !== undefined) return seen
    if (performance.now() > giveUp) throw new Error(`waited ${patience} ms for ${what}`)
    await pause(LOOK_EVERY_MS)
  }
}

/** Waits until something is on the page. */
export const until = (page: Page, selector: string, patience = PATIENCE_MS) =>
  look(`${selector} on ${page.url()}`, async () => (await page.$(selector)) && true, patience)

/** Waits until something is no longer on the page. */
export const gone = (page: Page, selector: string, patience = PATIENCE_MS) =>
  look(`${selector} to go from ${page.url()}`, async () => ((await page.$(selector)) ? null : true), patience)

/** A number or a code that matters, as it stands on the page; waits for the first. */
export const value = (page: Page, name: string, patience = PATIENCE_MS): Promise<string> =>
  look(
    `[data-name=${name}] on ${page.url()}`,
    () =>
      page.evaluate(
        named => document.querySelector<HTMLElement>(`[data-name="${named}"]`)?.dataset['value'] ?? null,
        name,
      ),
    patience,
  )

/** The words on a part of the page, or on all of it, as people read them. */
export const words = (page: Page, selector = 'body') =>
  page.evaluate(chosen => document.querySelector<HTMLElement>(chosen)?.innerText ?? '', selector)

/** Everything a page holds: what is shown, what is hidden, and what stands in attributes. */
export const everything = (page: Page) => page.evaluate(() => document.documentElement.outerHTML)

/** Everything that a page keeps on its screen's disk, as text. */
export const onDisk = (page: Page) =>
  page.evaluate(async () => {
    const read = <T>(request: IDBRequest<T>) =>
      new Promise<T>((done, fail) => {
        request.onsuccess = () => done(request.result)
        request.onerror = () => fail(request.error)
      })
    const all: unknown[] = []
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await read(indexedDB.open(name))
      for (const store of database.objectStoreNames)
        all.push(await read(database.transaction(store).objectStore(store).getAll()))
      database.close()
    }
    return JSON.stringify(all)
  })

interface Spot {
  x: number
  y: number
}

/** Where a finger would go for this: its middle, once it lies still, uncovered and ready. */
const spotOf = (page: Page, selector: string): Promise<Spot | string> =>
  page.evaluate(async chosen => {
    const found = document.querySelector<HTMLElement>(chosen)
    if (!found) return 'it is not there'
    found.scrollIntoView({ block: 'nearest', behavior: 'instant' })
    const boxOf = () => found.getBoundingClientRect()
    const before = boxOf()
    await new Promise(done => setTimeout(done, 30))
    const { left, top, width, height } = boxOf()
    if (left !== before.left || top !== before.top) return 'it moves'
    if (width === 0 || height === 0) return 'it has no size'
    if (found.matches(':disabled, [aria-disabled="true"]')) return 'it is off'
    const at = { x: left + width / 2, y: top + height / 2 }
    const hit = document.elementFromPoint(at.x, at.y)
    if (hit && (found.contains(hit) || hit.closest('label')?.contains(found))) return at
    return `it is covered by ${hit?.outerHTML.slice(0, 80)}`
  }, selector)

export const spot = async (page: Page, selector: string, patience = PATIENCE_MS): Promise<Spot> => {
  let why = ''
  const see = async () => {
    const found = await spotOf(page, selector)
    if (typeof found === 'object') return found
    why = found
    return null
  }
  try {
    return await look(selector, see, patience)
  } catch (error) {
    throw new Error(`cannot touch ${selector} on ${page.url()}: ${why}`, { cause: error })
  }
}

export const isTouch = (page: Page) => page.viewport()?.hasTouch ?? false

/** One tap at a place: a finger where the screen is touched, else the mouse. */
export const tapAt = (page: Page, { x, y }: Spot) =>
  isTouch(page) ? page.touchscreen.tap(x, y) : page.mouse.click(x, y)

/** One tap, where a person would tap it. */
export const tap = async (page: Page, selector: string) => tapAt(page, await spot(page, selector))

/** Writes into a field as with a keyboard, over what stands in it. */
export const type = async (page: Page, selector: string, text: string) => {
  await tap(page, selector)
  await page.$eval(selector, field => {
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.select()
  })
  await page.keyboard.press('Backspace')
  await page.keyboard.type(text)
}

const keyFor = (letter: string) => (letter === ' ' ? '{space}' : letter)
const hasKey = (page: Page, key: string) =>
  page.evaluate(
    wanted => Boolean(document.querySelector(`.keyboard [data-skbtn="${CSS.escape(wanted)}"]`)),
    key,
  )
const tapKey = (page: Page, key: string) => tap(page, `.keyboard [data-skbtn="${key.replace(/"/g, '\\"')}"]`)

/** Writes on the kiosk's own keyboard, key by key. */
export const typeOnGlass = async (page: Page, text: string) => {
  await until(page, '.keyboard [data-skbtn]')
  for (const letter of text) {
    const key = keyFor(letter)
    if (!(await hasKey(page, key))) {
      if (await hasKey(page, '{letters}')) {
        if (/[a-z]/i.test(letter)) await tapKey(page, '{letters}')
      } else if (!/[a-z]/i.test(letter)) await tapKey(page, '{numbers}')
      if (!(await hasKey(page, key)) && /[a-z]/i.test(letter)) await tapKey(page, '{shift}')
    }
    await tapKey(page, key)
  }
}
