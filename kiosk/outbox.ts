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
  /** Whether this screen's disk took what was last tapped. */
  keeps: boolean
  /** What was tapped here and that the wall may not count yet. */
  pending: readonly (Pending | Told)[]
}

export const nothingWaits: Report = {
  ...{ waiting: 0, held: 0, setAside: 0, unpaired: false, keeps: true },
  pending: [],
}

interface Options {
  team: string
  post: Post
  onReport: (report: Report) => void
  shelf?: Shelf
}

const LEASE_MS = 20_000
const LOOK_AGAIN_MS = 5_000
/** A server that is heard over the line can be written to as well, so nobody waits longer than this for the next try. */
const HEARD_AGAIN_MS = 2_000
/** What left so long ago and was not answered when the line came back went with the line. */
const LOST_AFTER_MS = 1_000
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
  /** All by the page's own clock. */
  private notBefore = 0
  private dueAt = 0
  private triedAt = 0
  private unheard = false
  /** Taps that the disk is being given just now. */
  private readonly writing = new Set<string>()
  private trying = new AbortController()

  constructor(options: Options) {
    this.options = options
    this.shelf = options.shelf ?? new Shelf()
  }

  /** Takes up what an earlier visit left, and starts to send. */
  async open() {
    try {
      await this.shelf.release()
      const waiting = pendingOf(await this.shelf.waiting())
      // Somebody may have tapped while a slow disk was still waking up.
      const known = new Set(this.report.pending.map(({ id }) => id))
      const left = waiting.filter(({ id }) => !known.has(id))
      this.tell({ pending: [...left, ...this.report.pending] })
      await this.count()
    } catch (error) {
      // Without a disk taps go straight to the server; see keep.
      if (!isDiskTrouble(error)) throw error
      this.tell({ keeps: false })
    }
    this.wake()
  }

  close() {
    this.closed = true
    clearTimeout(this.timer)
    // Another page, or this one paired anew, sends it.
    this.trying.abort()
    void this.shelf.close()
  }

  /** Keeps a draft. Says `here` only after the disk has it, `there` only after the server has it. */
  async keep(draft: Draft): Promise<Kept> {
    // The marble falls while the disk still writes; thanks wait for the disk.
    this.tell({ pending: [...this.report.pending, ...pendingOf([draft])] })
    this.writing.add(draft.id)
    const kept = await this.put(draft).finally(() => this.writing.delete(draft.id))
    if (kept !== 'here') this.tell({ pending: this.report.pending.filter(({ id }) => id !== draft.id) })
    else {
      this.tell({ waiting: this.report.waiting + 1 })
      this.wake()
    }
    return kept
  }

  /** Sends now, unless the server asked for peace. */
  wake() {
    this.woken = true
    if (!this.sending) this.plan(0)
  }

  /** The network or the server is there again: what hangs in the old line is let go and sent once more. */
  lineIsBack() {
    if (this.sending && performance.now() - this.triedAt > LOST_AFTER_MS) this.trying.abort()
    // A browser says so a moment before it is true.
    this.tries = 0
    this.wake()
  }

  /** The server was heard over the line. */
  heard() {
    if (!this.unheard || this.sending) return
    this.plan(Math.min(this.dueAt, this.triedAt + HEARD_AGAIN_MS) - performance.now())
  }

  /** Forgets what the server refused, once somebody has been told. */
  async forgetSetAside() {
    await this.shelf.forgetSetAside()
    await this.count()
  }

  private async put(draft: Draft): Promise<Kept> {
    try {
      await this.shelf.add(this.options.team, draft)
      this.tell({ keeps: true })
      return 'here'
    } catch (error) {
      if (!isDiskTrouble(error)) throw error
      this.tell({ keeps: false })
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
    const now = performance.now()
    this.dueAt = Math.max(now + ms, this.notBefore)
    if (!this.closed) this.timer = setTimeout(() => void this.send(), this.dueAt - now)
  }

  private async send() {
    if (this.sending || this.closed) return
    this.sending = true
    this.woken = false
    this.triedAt = performance.now()
    this.trying = new AbortController()
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
    this.unheard = went === 'unheard'
    this.tries = went === 'later' || went === 'unheard' ? this.tries + 1 : 0
    const wait = waitMs(this.tries, Math.random(), askedMs)
    // A tap or a line that is back cuts short the silence of a network, never the wish of a server.
    this.notBefore = went === 'later' ? performance.now() + wait : 0
    if (went === 'on' || this.woken) this.plan(0)
    else if (went === 'later' || went === 'unheard') this.plan(wait)
  }

  private async round(): Promise<Round | null> {
    const before = this.report.pending.filter(({ id, seq }) => seq === undefined && !this.writing.has(id))
    try {
      const round = await this.alone(async () => this.ofThisTeam(await this.sendOldest()))
      if (round) await this.settled(round)
      if (round?.went === 'empty' && before.length > 0) await this.dropBrought(before)
      return round
    } catch (error) {
      // The disk of a screen can go at any time. What is on it is tried again; what is not was never thanked.
      if (isDiskTrouble(error)) return null
      throw error
    }
  }

  private sendOldest() {
    const { shelf, most } = this
    const leaving = (items: readonly Item[]) => this.leaving(items)
    return sendRound({ shelf, post: this.options.post, most, signal: this.trying.signal, leaving })
  }

  /** What was tapped where this screen stood before is held until it stands there again; it keeps nothing else up. */
  private ofThisTeam(round: Round): Round {
    const isForeign = round.settled.every(({ item }) => item.team !== this.options.team)
    return round.went === 'unpaired' && isForeign ? { ...round, went: 'on' } : round
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

  /** What another page of this screen brought to the server is the wall's to show. */
  private async dropBrought(before: Report['pending']) {
    const kept = await this.shelf.kept()
    const here = new Set(kept.filter(({ state }) => state !== 'set-aside').map(({ id }) => id))
    const brought = new Set(before.map(({ id }) => id).filter(id => !here.has(id)))
    if (brought.size > 0) this.tell({ pending: this.report.pending.filter(({ id }) => !brought.has(id)) })
  }

  private async count() {
    this.tell(await this.shelf.counts())
  }

  private tell(what: Partial<Report>) {
    this.report = { ...this.report, ...what }
    if (!this.closed) this.options.onReport(this.report)
  }
}
