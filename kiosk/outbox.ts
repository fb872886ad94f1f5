import { newId } from '../shared/id.ts'
import type { Draft } from '../shared/state.ts'
import { BATCH_MOST, type Item, type Settled, settle, waitMs } from './outbox-rules.ts'
import { flown, type Pending, pendingOf, type Told } from './pending.ts'
import type { Post } from './post.ts'
import { type Round, sendRound } from './sender.ts'
import { isDiskTrouble, Shelf } from './shelf.ts'

/** Where a tap is: on this screen's disk, with the server, or nowhere. */
export type Kept = 'here' | 'there' | 'nowhere'

export interface Report {
  waiting: number
  held: number
  setAside: number
  unpaired: boolean
  /** What was tapped here and that the wall may not count yet. */
  pending: readonly (Pending | Told)[]
}

export const nothingWaits: Report = { waiting: 0, held: 0, setAside: 0, unpaired: false, pending: [] }

interface Options {
  team: string
  post: Post
  onReport: (report: Report) => void
  shelf?: Shelf
}

const LEASE_MS = 20_000
const LOOK_AGAIN_MS = 5_000
const LOCK = 'marblewall-outbox'

const arrived = ({ verdict }: Settled) => verdict === 'delivered'

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
  private notBefore = 0

  constructor(options: Options) {
    this.options = options
    this.shelf = options.shelf ?? new Shelf()
  }

  /** Takes up what an earlier visit left, and starts to send. */
  async open() {
    try {
      await this.shelf.release()
      this.tell({ pending: [...pendingOf(await this.shelf.waiting()), ...this.report.pending] })
      await this.count()
    } catch (error) {
      // Without a disk taps go straight to the server; see keep.
      if (!isDiskTrouble(error)) throw error
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
    // The marble falls while the disk still writes; thanks wait for the disk.
    this.tell({ pending: [...this.report.pending, ...pendingOf([draft])] })
    const kept = await this.put(draft)
    if (kept !== 'here') this.tell({ pending: this.report.pending.filter(({ id }) => id !== draft.id) })
    else {
      this.tell({ waiting: this.report.waiting + 1 })
      this.wake()
    }
    return kept
  }

  /** Sends now: after a tap, when the network is back. */
  wake() {
    this.woken = true
    if (!this.sending) this.plan(0)
  }

  /** Forgets what the server refused, once somebody has been told. */
  async forgetSetAside() {
    await this.shelf.forgetSetAside()
    await this.count()
  }

  private async put(draft: Draft): Promise<Kept> {
    try {
      await this.shelf.add(this.options.team, draft)
      return 'here'
    } catch (error) {
      if (!isDiskTrouble(error)) throw error
      return this.bring(draft)
    }
  }

  /** Without a disk: the server's own word is the only one that counts. */
  private async bring(draft: Draft): Promise<Kept> {
    const { team, post } = this.options
    const item: Item = { order: 0, id: draft.id, team, draft, state: 'waiting', attempts: 0, lastError: '' }
    const settled = settle([item], await post(team, [draft])) ?? []
    return settled.some(arrived) ? 'there' : 'nowhere'
  }

  private plan(ms: number) {
    clearTimeout(this.timer)
    const wait = Math.max(ms, this.notBefore - performance.now())
    if (!this.closed) this.timer = setTimeout(() => void this.send(), wait)
  }

  private async send() {
    if (this.sending || this.closed) return
    this.sending = true
    this.woken = false
    let round: Round | null = null
    try {
      round = await this.round()
    } finally {
      this.sending = false
      this.planAfter(round)
    }
  }

  private planAfter(round: Round | null) {
    if (!round) return this.plan(LOOK_AGAIN_MS)
    const { went, most, askedMs = 0 } = round
    this.most = most
    this.tries = went === 'later' ? this.tries + 1 : 0
    this.notBefore = askedMs ? performance.now() + askedMs : 0
    if (went === 'later') this.plan(waitMs(this.tries, Math.random(), askedMs))
    else if (went === 'on' || this.woken) this.plan(0)
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
      if (isDiskTrouble(error)) return null
      throw error
    }
  }

  /** One sender a screen, however many pages it shows. */
  private async alone(work: () => Promise<Round>): Promise<Round | null> {
    if (navigator.locks) {
      return navigator.locks.request(LOCK, { ifAvailable: true }, lock => (lock ? work() : null))
    }
    if (!(await this.shelf.lease(this.me, Date.now(), LEASE_MS))) return null
    try {
      return await work()
    } finally {
      // What comes after a reload must not wait until the lease of a page that is gone has run out.
      await this.shelf.lease(this.me, Date.now(), 0)
    }
  }

  private leaving(items: readonly Item[]) {
    const ids = new Set(items.map(({ id }) => id))
    const left = (one: Pending | Told) => (ids.has(one.id) ? { ...one, posted: true } : one)
    this.tell({ pending: this.report.pending.map(left) })
  }

  private async settled({ went, settled }: Round) {
    const unpaired = went === 'unpaired' || (this.report.unpaired && !settled.some(arrived))
    this.tell({ pending: flown(this.report.pending, settled), unpaired })
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
