import { newId } from '../shared/id.ts'
import type { Draft } from '../shared/state.ts'
import { BATCH_MOST, type Item, type Settled, settle, waitMs } from './outbox-rules.ts'
import { flown, type Pending, pendingOf } from './pending.ts'
import type { Post } from './post.ts'
import { type Round, sendRound } from './sender.ts'
import { Shelf } from './shelf.ts'

/** Where a tap is: on this screen's disk, with the server, or nowhere. */
export type Kept = 'here' | 'there' | 'nowhere'

export interface Report {
  waiting: number
  held: number
  setAside: number
  unpaired: boolean
  /** Marbles that fell here and that the wall's count may not hold yet. */
  pending: readonly Pending[]
}

export const nothingWaits: Report = { waiting: 0, held: 0, setAside: 0, unpaired: false, pending: [] }

interface Options {
  team: string
  post: Post
  onReport: (report: Report) => void
  shelf?: Shelf
}

const LEASE_MS = 20_000
const KEEP_WITHIN_MS = 4_000
const LOOK_AGAIN_MS = 5_000
const PENDING_KEPT = 200
const LOCK = 'marblewall-outbox'

class TooSlow extends Error {
  override name = 'TooSlow'
}

/** A disk that hangs must not hang the one who tapped. */
const within = <T>(work: Promise<T>, ms: number): Promise<T> => {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new TooSlow()), ms)
  return Promise.race([work, late.promise]).finally(() => clearTimeout(timer))
}

/** Keeps taps on disk and brings them to the server, however long that takes. */
export class Outbox {
  private readonly options: Options
  private readonly shelf: Shelf
  private readonly me = newId()
  private report: Report = nothingWaits
  private timer: ReturnType<typeof setTimeout> | undefined
  private sending = false
  private woken = false
  private closed = false
  private tries = 0
  private most = BATCH_MOST

  constructor(options: Options) {
    this.options = options
    this.shelf = options.shelf ?? new Shelf()
  }

  /** Takes up what an earlier visit left, and starts to send. */
  async open() {
    try {
      await this.shelf.release()
      const left = await this.shelf.waiting()
      this.tell({ pending: [...pendingOf(left), ...this.report.pending].slice(-PENDING_KEPT) })
      await this.count()
    } catch (error) {
      if (!(error instanceof Error || error instanceof DOMException)) throw error
      // Without a disk taps go straight to the server; see keep.
    }
    this.wake()
  }

  close() {
    this.closed = true
    clearTimeout(this.timer)
    void this.shelf.close()
  }

  /** Keeps a draft. Says `here` only after the disk has it, `there` only after the server has it. */
  async keep(draft: Draft): Promise<Kept> {
    const { team } = this.options
    try {
      await within(this.shelf.add(team, draft), KEEP_WITHIN_MS)
    } catch (error) {
      if (!(error instanceof Error || error instanceof DOMException)) throw error
      return this.bring(draft)
    }
    const mine = pendingOf([{ id: draft.id, draft }])
    this.tell({ waiting: this.report.waiting + 1, pending: [...this.report.pending, ...mine] })
    this.wake()
    return 'here'
  }

  /** Sends now: after a tap, when the network is back. */
  wake() {
    this.woken = true
    if (!this.sending) this.plan(0)
  }

  /** Without a disk: the server's own word is the only one that counts. */
  private async bring(draft: Draft): Promise<Kept> {
    const item: Item = {
      order: 0,
      id: draft.id,
      team: this.options.team,
      draft,
      state: 'waiting',
      attempts: 0,
      lastError: '',
    }
    const settled = settle([item], await this.options.post(item.team, [draft])) ?? []
    return settled[0]?.verdict === 'delivered' ? 'there' : 'nowhere'
  }

  private plan(ms: number) {
    clearTimeout(this.timer)
    if (!this.closed) this.timer = setTimeout(() => void this.send(), ms)
  }

  private async send() {
    if (this.sending || this.closed) return
    this.sending = true
    this.woken = false
    const round = await this.round()
    this.sending = false
    if (this.closed) return
    if (round === null) return this.plan(LOOK_AGAIN_MS)
    this.most = round.most
    this.tries = round.went === 'later' ? this.tries + 1 : 0
    if (round.went === 'on') return this.plan(0)
    if (round.went === 'later') return this.plan(waitMs(this.tries, Math.random(), round.askedMs))
    if (this.woken && round.went === 'empty') this.plan(0)
  }

  private async round(): Promise<Round | null> {
    try {
      const round = await this.alone(() =>
        sendRound({
          shelf: this.shelf,
          post: this.options.post,
          most: this.most,
          leaving: items => this.leaving(items),
        }),
      )
      if (round) await this.settled(round)
      return round
    } catch (error) {
      // The disk of a screen can go at any time. What is on it is tried again; what is not was never thanked.
      if (error instanceof Error || error instanceof DOMException) return null
      throw error
    }
  }

  /** One sender a screen, however many pages it shows. */
  private async alone(work: () => Promise<Round>): Promise<Round | null> {
    if (navigator.locks)
      return navigator.locks.request(LOCK, { ifAvailable: true }, lock => (lock ? work() : null))
    return (await this.shelf.lease(this.me, Date.now(), LEASE_MS)) ? work() : null
  }

  private leaving(items: readonly Item[]) {
    const ids = new Set(items.map(({ id }) => id))
    this.tell({ pending: this.report.pending.map(one => (ids.has(one.id) ? { ...one, posted: true } : one)) })
  }

  private async settled({ went, settled }: Round) {
    const pending = flown(this.report.pending, settled).slice(-PENDING_KEPT)
    const unpaired = went === 'unpaired' || (this.report.unpaired && !settled.some(arrived))
    this.tell({ pending, unpaired })
    await this.count()
  }

  private async count() {
    this.tell(await this.shelf.counts())
  }

  private tell(what: Partial<Report>) {
    this.report = { ...this.report, ...what }
    if (!this.closed) this.options.onReport(this.report)
  }
}

const arrived = ({ verdict }: Settled) => verdict === 'delivered'
