import type { Socket } from 'socket.io-client'
import { follow, type Held, nothingHeld, type Wire } from '../follow.ts'
import type { Down, Heads, Order, Up, Welcome } from '../wire.ts'
import { forgetToken } from './device.ts'
import { clockOffset, connectionAt } from './freshness.ts'
import { type Line, type LineOptions, unheard } from './hearing.ts'
import { heldKeeper, keptHeld } from './kept-held.ts'
import { renewal } from './renew.ts'
import { keepKnocking, refusalIn, socketFor } from './socket.ts'

const LOOK_EVERY_MS = 1_000
const IDENTIFY_MS = 12_000

/** One line: what was heard over it, and since when. */
class OpenLine {
  private readonly options: LineOptions
  private readonly socket: Socket<Down, Up>
  private readonly clock = clockOffset()
  private readonly shelved: ReturnType<typeof heldKeeper>
  private readonly renewal: ReturnType<typeof renewal>
  private readonly opened = performance.now()
  private readonly looking = setInterval(() => this.look(), LOOK_EVERY_MS)
  private heard: number | null = null
  private failed = false
  private beatsBehind = 0
  private closed = false
  private line: Line = { ...unheard, serverNow: () => Date.now() + this.clock.ahead() }
  private identifying: ReturnType<typeof setTimeout> | undefined

  constructor(options: LineOptions) {
    this.options = options
    this.socket = socketFor(options.token)
    this.shelved = heldKeeper(options.cache)
    this.renewal = renewal(options.mayReload ?? (() => true))
    this.socket.on('welcome', welcome => this.greet(welcome))
    this.socket.on('heartbeat', ({ now, heads }) => this.beat(now, heads))
    this.socket.on('refused', ({ code }) => this.change({ refused: code }))
    this.socket.on('device', order => this.obey(order))
    this.socket.on('connect_error', error => this.fail(error))
  }

  async open() {
    const { team, as, cache } = this.options
    const kept = await keptHeld(cache)
    if (this.closed) return
    if (kept) this.change({ held: kept.held, heardAt: kept.heardAt })
    const hear: { [Name in 'welcome' | 'events' | 'state']: (heard: Down[Name]) => unknown } = {
      welcome: heard => this.socket.on('welcome', heard),
      events: heard => this.socket.on('events', heard),
      state: heard => this.socket.on('state', heard),
    }
    const wire: Wire = {
      emit: (name, ask) => this.socket.emit(name, ask),
      on: (name, heard) => hear[name](heard),
    }
    const onHeld = (held: Held) => this.hear({ held, refused: null })
    follow(wire, { team, ...(as ? { as } : {}), from: this.line.held, onHeld })
    keepKnocking(this.socket)
    this.socket.connect()
  }

  close() {
    this.closed = true
    clearInterval(this.looking)
    clearTimeout(this.identifying)
    this.shelved.close()
    this.socket.off()
    this.socket.disconnect()
  }

  private change(what: Partial<Line>) {
    this.line = { ...this.line, ...what }
    if (!this.closed) this.options.onChange(this.line)
  }

  private hear(what: Partial<Line>, now?: number) {
    this.heard = performance.now()
    if (now !== undefined) this.clock.heard(now, Date.now())
    this.change({ ...what, heardAt: Date.now(), connection: 'live' })
    if (this.line.held !== nothingHeld) this.shelved.keep(this.line.held, this.line.heardAt)
  }

  /** Two beats ahead of what is held mean that a batch was lost on the way; asking again brings it. */
  private beat(now: number, heads: Heads) {
    this.hear({}, now)
    const { held } = this.line
    const isBehind = heads.team > held.heads.team || heads.voice > held.heads.voice
    this.beatsBehind = isBehind ? this.beatsBehind + 1 : 0
    if (this.beatsBehind < 2) return
    this.beatsBehind = 0
    const { team, as } = this.options
    this.socket.emit('follow', { team, log: held.log, after: held.heads, ...(as ? { as } : {}) })
  }

  private greet(welcome: Welcome) {
    this.hear({ welcome, refused: null }, welcome.now)
    if (__BUILD__ !== 'dev' && welcome.build !== __BUILD__) this.renewal.wish('new-build')
  }

  private look() {
    const connection = connectionAt(performance.now(), {
      heard: this.heard,
      opened: this.opened,
      failed: this.failed,
    })
    if (connection !== this.line.connection) this.change({ connection })
    void this.renewal.look(this.line.serverNow(), this.line.held.state.team.timeZone)
  }

  private obey(order: Order) {
    clearTimeout(this.identifying)
    this.change({ order })
    if (order.do === 'identify')
      this.identifying = setTimeout(() => this.change({ order: null }), IDENTIFY_MS)
    if (order.do === 'reload') this.renewal.wish('asked')
    if (order.do === 'leave') this.leave()
  }

  private fail(error: Error) {
    this.failed = true
    const refused = refusalIn(error)
    if (refused) this.change({ refused })
    if (refused === 'not-paired') this.leave()
    this.look()
  }

  private leave() {
    const { token } = this.options
    if (token) void forgetToken(token)
  }
}

/** Opens the line to the server and keeps it open, for months if need be. */
export const openLine = (options: LineOptions) => {
  const line = new OpenLine(options)
  void line.open()
  return { close: () => line.close() }
}
