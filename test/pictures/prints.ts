import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'puppeteer-core'

const WIDTH = 32
const HEIGHT = 18
/** How light each square of a picture is, one letter a square. */
const SHADES = '0123456789abcdefghijklmnopqrstuvwxyz'
const kept = join(import.meta.dirname, 'prints.json')

/**
 * So much of a picture's ink may be elsewhere: codes differ from run to run, fonts by a hair between browsers. A wall
 * and a kiosk keep their measure; on a page that goes on below, one longer line moves all that follows.
 */
const MOST_MOVED = { stands: 0.25, goesOn: 0.6 }

/** Runs in an empty page, which has what it takes to look at a picture. */
const develop = async (png: string, width: number, height: number) => {
  const blob = await (await fetch(`data:image/png;base64,${png}`)).blob()
  const small = await createImageBitmap(blob, {
    resizeWidth: width,
    resizeHeight: height,
    resizeQuality: 'high',
  })
  const pen = new OffscreenCanvas(width, height).getContext('2d')!
  pen.drawImage(small, 0, 0)
  const { data } = pen.getImageData(0, 0, width, height)
  return Array.from(
    { length: width * height },
    (_, n) => 0.2126 * data[4 * n]! + 0.7152 * data[4 * n + 1]! + 0.0722 * data[4 * n + 2]!,
  )
}

/** A picture as a grid of shades: small enough for a page of text, fine enough to see that a page is broken. */
export const printOf = async (darkroom: Page, png: string) => {
  const lights = await darkroom.evaluate(develop, png, WIDTH, HEIGHT)
  return lights.map(light => SHADES[Math.round((light / 255) * (SHADES.length - 1))]).join('')
}

const shadesOf = (print: string) => [...print].map(letter => SHADES.indexOf(letter))
const middle = (of: number[]) => of.toSorted((a, b) => a - b)[of.length >> 1]!
const sum = (of: number[]) => of.reduce((total, one) => total + one, 0)

/** The share of a picture's ink that is not where it was; all of it when the page is blank. */
export const movedFrom = (before: string, after: string) => {
  const was = shadesOf(before)
  const is = shadesOf(after)
  const paper = middle(was)
  const ink = sum(was.map(shade => Math.abs(shade - paper)))
  return sum(was.map((shade, n) => Math.abs(shade - is[n]!))) / Math.max(1, ink)
}

/** The prints in git. With `UPDATE_PICTURES=1` they become what was seen now. */
export const openPrints = () => {
  const before: Record<string, string> = existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : {}
  const now: Record<string, string> = {}
  const isUpdate = process.env['UPDATE_PICTURES'] === '1'
  return {
    /** What is to be said about a picture; nothing when it looks as it did. */
    compare: (name: string, print: string, how: keyof typeof MOST_MOVED): string | null => {
      now[name] = print
      if (isUpdate) return null
      const was = before[name]
      if (!was) return 'was never seen before: look at it, then run with UPDATE_PICTURES=1'
      const moved = movedFrom(was, print)
      return moved > MOST_MOVED[how] ? `looks different (${moved.toFixed(2)}): look at it` : null
    },
    close: () => {
      if (!isUpdate) return
      const all = Object.entries({ ...before, ...now }).sort(([a], [b]) => a.localeCompare(b))
      writeFileSync(kept, `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`)
    },
  }
}
