import { tray } from './dish.ts'
import type { Heap } from './heap.ts'
import { readInk } from './ink.ts'
import { type Picture, type Pictures, pictures } from './pictures.ts'
import { type Moment, Running, type View } from './running.ts'
import { drawHeap, drawPour, drawTray } from './scene.ts'
import { setting } from './setting.ts'
import { poseAt } from './timeline.ts'

/** How far the eye steps back in a pour, so that there is room above the jar for the dish. */
const STEP_BACK = 0.22

/** Draws the jar on a canvas: once for every change, once a frame while something moves, and not at all otherwise. */
export class Stage {
  readonly #canvas: HTMLCanvasElement
  readonly #still = matchMedia('(prefers-reduced-motion: reduce)')
  readonly #running = new Running()
  readonly #size = new ResizeObserver(entries => this.#resize(entries))
  readonly #theme = new MutationObserver(() => this.#prepare())
  #pictures: Pictures | null = null
  #heaps = new WeakMap<Heap, Picture>()
  #frame = 0
  #draws = 0
  #closed = false

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas
    this.#size.observe(canvas)
    this.#theme.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    if (document.fonts.status !== 'loaded') void document.fonts.ready.then(() => this.#prepare())
  }

  show(view: View) {
    this.#running.show(view, performance.now(), this.#still.matches)
    this.#redraw()
  }

  close() {
    this.#closed = true
    cancelAnimationFrame(this.#frame)
    this.#size.disconnect()
    this.#theme.disconnect()
  }

  #resize([entry]: ResizeObserverEntry[]) {
    if (!entry) return
    const { width, height } = entry.contentRect
    this.#canvas.width = Math.round(width * devicePixelRatio)
    this.#canvas.height = Math.round(height * devicePixelRatio)
    this.#prepare()
  }

  #prepare() {
    const { width, height } = this.#canvas
    if (this.#closed || !width || !height) return
    this.#pictures = pictures(readInk(this.#canvas), setting(width, height).scale)
    this.#heaps = new WeakMap()
    // At once: a canvas that was resized is empty until it is drawn.
    this.#draw()
  }

  #redraw() {
    if (!this.#closed) this.#frame ||= requestAnimationFrame(() => this.#draw())
  }

  #draw() {
    cancelAnimationFrame(this.#frame)
    this.#frame = 0
    const now = this.#running.at(performance.now(), this.#still.matches)
    const pen = this.#canvas.getContext('2d')
    if (pen && this.#pictures) this.#paint(pen, this.#pictures, now)
    this.#canvas.dataset['draws'] = String(++this.#draws)
    this.#canvas.dataset['state'] = now.moving ? 'moving' : 'still'
    if (now.moving) this.#redraw()
  }

  #picture(of: Heap, pics: Pictures) {
    const picture = this.#heaps.get(of) ?? pics.back(of)
    this.#heaps.set(of, picture)
    return picture
  }

  #paint(pen: CanvasRenderingContext2D, pics: Pictures, now: Moment) {
    const { width, height } = this.#canvas
    const { scale, jar, dish } = setting(width, height)
    const home = { x: (dish.x - jar.x) / scale, y: (dish.y - jar.y) / scale }
    const zoom = now.pour ? 1 - STEP_BACK * poseAt(now.pour.ms).back : 1
    const middle = width / 2
    const heap = this.#picture(now.heap, pics)
    const before = now.before && { picture: this.#picture(now.before.heap, pics), left: now.before.left }
    pen.setTransform(1, 0, 0, 1, 0, 0)
    pen.clearRect(0, 0, width, height)
    pen.translate(middle + (Math.round(jar.x) - middle) * zoom, height + (Math.round(jar.y) - height) * zoom)
    pen.scale(scale * zoom, scale * zoom)
    drawHeap(pen, heap, before)
    if (now.pour) return drawPour(pen, pics, now.pour.plan, now.pour.ms, home)
    pics.front.put(pen)
    drawTray(pen, pics, home, tray(now.tray), now.fallen)
  }
}
