import type { Pour } from '../../jar.ts'
import { type Heap, heap } from './heap.ts'
import { type Pouring, pouring } from './pour.ts'
import { DROP_MS, easeOut, POUR_MS, part } from './timeline.ts'

export interface View {
  tray: number
  good: number
  pour: Pour | null
}

/** What is to be seen at one moment. */
export interface Moment {
  heap: Heap
  /** The heap that fades, and how much of it is left. */
  before: { heap: Heap; left: number } | null
  pour: { plan: Pouring; ms: number } | null
  tray: number
  /** How long ago this marble of the tray was let go. */
  fallen: (index: number) => number
  moving: boolean
}

const FADE_MS = 400
/** Between two marbles that arrive in one batch. */
const APART_MS = 70
/** A larger batch than this is news from before, not something that happens now. */
const BATCH = 12

/** Keeps what is shown apart from what is true, while the one catches up with the other. */
export class Running {
  #view: View | null = null
  #heap = heap(0)
  #good = 0
  #tray = 0
  #before: { heap: Heap; at: number } | null = null
  #pour: { plan: Pouring; at: number } | null = null
  #drops = new Map<number, number>()

  /** Takes what is true from now on. The first time, and when calm, it simply is so. */
  show(view: View, now: number, calm: boolean) {
    const last = this.#view
    this.#view = view
    if (!last || calm) this.#jump(view)
    else if (view.pour && view.pour.id !== last.pour?.id) this.#start(view.pour, view.good, now)
    else if (!this.#pour) this.#catchUp(view, now)
  }

  at(now: number, calm: boolean): Moment {
    if (calm && this.#view) this.#jump(this.#view)
    this.#endWhatIsOver(now)
    const [before, pour, drops] = [this.#before, this.#pour, this.#drops]
    return {
      heap: this.#heap,
      before: before && { heap: before.heap, left: 1 - easeOut(part(now - before.at, 0, FADE_MS)) },
      pour: pour && { plan: pour.plan, ms: now - pour.at },
      tray: this.#tray,
      fallen: index => now - (drops.get(index) ?? Number.NEGATIVE_INFINITY),
      moving: Boolean(before || pour || drops.size),
    }
  }

  #jump({ tray, good }: View) {
    if (good !== this.#good || this.#pour) this.#heap = heap(good)
    this.#pour = null
    this.#before = null
    this.#drops.clear()
    this.#tray = tray
    this.#good = good
  }

  #change(to: Heap, now: number) {
    this.#before = { heap: this.#heap, at: now }
    this.#heap = to
  }

  #start(pour: Pour, good: number, now: number) {
    const plan = pouring(pour, good)
    this.#pour = { plan, at: now }
    this.#change(plan.under, now)
    this.#drops.clear()
    this.#tray = 0
    this.#good = good
  }

  #catchUp({ tray, good }: View, now: number) {
    const came = tray - this.#tray
    const last = Math.max(now - APART_MS, ...this.#drops.values())
    if (came < 0) this.#drops.clear()
    if (came <= BATCH)
      for (let i = 0; i < came; i++) this.#drops.set(this.#tray + i, last + APART_MS * (i + 1))
    this.#tray = tray
    if (good !== this.#good) this.#change(heap(good), now)
    this.#good = good
  }

  #endWhatIsOver(now: number) {
    if (this.#before && now - this.#before.at >= FADE_MS) this.#before = null
    for (const [index, at] of this.#drops) if (now - at >= DROP_MS) this.#drops.delete(index)
    if (!this.#pour || !this.#view || now - this.#pour.at < POUR_MS) return
    this.#pour = null
    // What fell lies where this heap has it, so it takes over without a fade.
    this.#heap = heap(this.#good)
    this.#catchUp(this.#view, now)
  }
}
