import { randomUUID } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { nowMs, sleep } from './measure.ts'
import { answering } from './running.ts'

/** Screens that write, over lines that stay open; spoken by hand, so that they cost less than the server they load. */
interface Ask {
  base: string
  team: string
  tokens: readonly string[]
}

interface Answered {
  status: number
  /** When it is worth coming again, for one that was refused. */
  againMs: number
  /** From sending to the whole of the answer. */
  ms: number
}

type Hear = (answered: Answered) => void

const HEAD_END = '\r\n\r\n'

/** One line; on it one tap at a time. */
class Line {
  private readonly address: { port: number; host: string }
  private socket: Socket | null = null
  private heard = ''
  private sentAt = 0
  private hear: Hear | null = null
  private readonly head: string

  constructor({ base, team }: Ask, token: string) {
    const { hostname, port, host } = new URL(base)
    this.head = [
      `POST /api/v1/teams/${team}/events HTTP/1.1`,
      `host: ${host}`,
      `authorization: Bearer ${token}`,
      'content-type: application/json',
      'content-length: ',
    ].join('\r\n')
    this.address = { port: Number(port), host: hostname }
  }

  /** The one that is open: the server ends those over which nobody spoke for a while. */
  private open(): Socket {
    if (this.socket && !this.socket.destroyed) return this.socket
    const socket = connect(this.address).setEncoding('utf8').setNoDelay()
    socket.on('data', (text: string) => this.listen(text))
    socket.on('error', () => socket.destroy())
    socket.on('close', () => this.answer(0))
    this.socket = socket
    return socket
  }

  tap(hear: Hear) {
    const body = JSON.stringify({ id: randomUUID(), type: 'mood-given', mood: 'good' })
    this.hear = hear
    this.sentAt = nowMs()
    this.open().write(this.head + body.length + HEAD_END + body)
  }

  end() {
    this.socket?.destroy()
  }

  private answer(status: number, againS = 0) {
    const hear = this.hear
    this.hear = null
    hear?.({ status, againMs: againS * 1_000, ms: nowMs() - this.sentAt })
  }

  private listen(text: string) {
    this.heard += text
    const end = this.heard.indexOf(HEAD_END)
    if (end < 0) return
    const length = Number(/content-length: (\d+)/i.exec(this.heard)?.[1] ?? 0)
    if (Buffer.byteLength(this.heard) < end + HEAD_END.length + length) return
    const [status, again] = [this.heard.slice(9, 12), /retry-after: (\d+)/i.exec(this.heard)?.[1]]
    this.heard = ''
    this.answer(Number(status), Number(again ?? 0))
  }
}

/** A kiosk: what was tapped on it waits there until what came before is written. */
class Kiosk {
  private readonly line: Line
  private readonly answered: Answered[]
  private waiting = 0
  private isBusy = false
  private until = 0

  constructor(line: Line, answered: Answered[]) {
    this.line = line
    this.answered = answered
  }

  get left() {
    return this.waiting
  }

  tapped() {
    this.waiting++
  }

  send(now: number) {
    if (this.waiting === 0 || this.isBusy || now < this.until) return
    this.isBusy = true
    this.line.tap(one => {
      this.answered.push(one)
      this.isBusy = false
      this.until = nowMs() + one.againMs
      if (one.status === 201) this.waiting--
      this.send(nowMs())
    })
  }
}

let lines: Line[] = []

answering({
  open(ask: Ask) {
    lines = ask.tokens.map(token => new Line(ask, token))
  },
  /** As many as are answered with so many always on their way: how long each took. */
  async saturate({ inFlight, ms }: { inFlight: number; ms: number }) {
    const until = nowMs() + ms
    const written: number[] = []
    const finger = (line: Line) =>
      new Promise<void>(resolve => {
        const next = () => (nowMs() < until ? line.tap(hear) : resolve())
        const hear = ({ status, ms }: Answered) => {
          if (status === 201) written.push(ms)
          next()
        }
        next()
      })
    await Promise.all(lines.slice(0, inFlight).map(finger))
    return written
  },
  /** So many taps a second, whatever becomes of them, each on the next kiosk. */
  async offer({ rate, ms }: { rate: number; ms: number }) {
    const began = nowMs()
    const answered: Answered[] = []
    const kiosks = lines.map(line => new Kiosk(line, answered))
    for (let n = 0, now = began; now < began + ms; now = nowMs()) {
      for (const due = ((now - began) * rate) / 1_000; n < due; n++) kiosks[n % kiosks.length]!.tapped()
      for (const kiosk of kiosks) kiosk.send(now)
      await sleep(5)
    }
    const of = (...statuses: number[]) =>
      answered.filter(({ status }) => statuses.includes(status)).map(one => one.ms)
    return {
      written: of(201),
      refused: of(429, 503),
      failed: answered.length - of(201, 429, 503).length,
      left: kiosks.reduce((sum, { left }) => sum + left, 0),
    }
  },
  end() {
    for (const line of lines) line.end()
  },
})
