import type { Pour } from '../../jar.ts'
import { tray as trayOf } from './dish.ts'
import { heap } from './heap.ts'
import { readInk } from './ink.ts'
import { type Picture, type Pictures, pictures } from './pictures.ts'
import { type Pouring, pouring } from './pour.ts'
import { drawHeap, drawPour, drawTray } from './scene.ts'
import { setting } from './setting.ts'
import { DROP_MS, easeOut, POUR_MS, part, poseAt } from './timeline.ts'

export interface View {
  tray: number
  good: number
  pour: Pour | null
}

const FADE_MS = 400
/** Between two marbles that arrive in one batch. */
const APART_MS = 70
/** A larger batch than this is news from before, not something that happens now. */
const BATCH = 12
/** How far the eye steps back, so that there is room above the jar for the dish. */
const STEP_BACK = 0.22

/** Draws the jar on this canvas: once for every change, once a frame while something moves, and not at all otherwise. */
export const openStage = (canvas: HTMLCanvasElement) => {
  const pen = canvas.getContext('2d')
  const still = matchMedia('(prefers-reduced-motion: reduce)')
  let view: View | null = null
  let shown = { tray: 0, good: 0 }
  let pics: Pictures | null = null
  let jar: Picture | null = null
  let before: { picture: Picture; at: number } | null = null
  let drops = new Map<number, number>()
  let pour: { plan: Pouring; at: number } | null = null
  let frame = 0
  let draws = 0

  const redraw = () => {
    frame ||= requestAnimationFrame(draw)
  }

  const fadeFrom = (picture: Picture | null, now: number) => {
    before = picture && !still.matches ? { picture, at: now } : null
  }

  const startPour = (next: View, last: Pour, now: number) => {
    pour = { plan: pouring(last, next.good), at: now }
    drops = new Map()
    const jarBefore = jar
    jar = pics?.back(pour.plan.under) ?? null
    fadeFrom(jarBefore, now)
    shown = { tray: 0, good: next.good }
  }

  const arrive = (to: number, now: number) => {
    const came = to - shown.tray
    const seen = came > 0 && came <= BATCH && !still.matches
    const last = Math.max(now - APART_MS, ...drops.values())
    if (seen)
      for (let i = 0; i < came; i++) drops.set(shown.tray + i, Math.max(now, last + APART_MS * (i + 1)))
    if (came < 0) drops = new Map()
    shown = { ...shown, tray: to }
  }

  const catchUp = (now: number) => {
    if (!view || pour) return
    arrive(view.tray, now)
    if (view.good !== shown.good) {
      shown = { ...shown, good: view.good }
      const jarBefore = jar
      jar = pics?.back(heap(view.good)) ?? null
      fadeFrom(jarBefore, now)
    }
  }

  const endWhatIsOver = (now: number) => {
    if (pour && (still.matches || now - pour.at >= POUR_MS)) {
      pour = null
      jar = pics?.back(heap(shown.good)) ?? null
      catchUp(now)
    }
    if (before && now - before.at >= FADE_MS) before = null
    for (const [index, at] of drops) if (now - at >= DROP_MS) drops.delete(index)
  }

  const paint = (now: number) => {
    if (!pen || !pics || !jar) return
    const { width, height } = canvas
    const { scale, jar: at, dish } = setting(width, height)
    const home = { x: (dish.x - at.x) / scale, y: (dish.y - at.y) / scale }
    const zoom = pour ? 1 - STEP_BACK * poseAt(now - pour.at).back : 1
    const [x, y] = [
      width / 2 + (Math.round(at.x) - width / 2) * zoom,
      height + (Math.round(at.y) - height) * zoom,
    ]
    const now0 = jar
    const fading = before && { picture: before.picture, left: 1 - easeOut(part(now - before.at, 0, FADE_MS)) }
    pen.setTransform(1, 0, 0, 1, 0, 0)
    pen.clearRect(0, 0, width, height)
    pen.setTransform(scale * zoom, 0, 0, scale * zoom, x, y)
    if (pour) return drawPour(pen, pics, pour.plan, onto => drawHeap(onto, now0, fading), now - pour.at, home)
    drawHeap(pen, now0, fading)
    pics.front.put(pen)
    drawTray(
      pen,
      pics,
      home,
      trayOf(shown.tray),
      index => now - (drops.get(index) ?? Number.NEGATIVE_INFINITY),
    )
  }

  const draw = () => {
    frame = 0
    const now = performance.now()
    endWhatIsOver(now)
    paint(now)
    const moving = Boolean(pour || before || drops.size)
    canvas.dataset['draws'] = String(++draws)
    canvas.dataset['state'] = moving ? 'moving' : 'still'
    if (moving) redraw()
  }

  const prepare = () => {
    if (!canvas.width || !canvas.height) return
    pics = pictures(readInk(canvas), setting(canvas.width, canvas.height).scale)
    jar = pics.back(pour ? pour.plan.under : heap(shown.good))
    before = null
    redraw()
  }

  const size = new ResizeObserver(([entry]) => {
    if (!entry) return
    const { width, height } = entry.contentRect
    canvas.width = Math.round(width * devicePixelRatio)
    canvas.height = Math.round(height * devicePixelRatio)
    prepare()
  })
  const theme = new MutationObserver(prepare)
  size.observe(canvas)
  theme.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  void document.fonts.ready.then(prepare)

  return {
    show: (next: View) => {
      const now = performance.now()
      const first = view === null
      const fresh = next.pour && next.pour.id !== view?.pour?.id
      view = next
      if (first) {
        shown = { tray: next.tray, good: next.good }
        prepare()
      } else if (fresh && next.pour && !still.matches && pics) startPour(next, next.pour, now)
      else catchUp(now)
      redraw()
    },
    close: () => {
      cancelAnimationFrame(frame)
      // A frame asked for after this must never come.
      frame = -1
      size.disconnect()
      theme.disconnect()
    },
  }
}

export type Stage = ReturnType<typeof openStage>
