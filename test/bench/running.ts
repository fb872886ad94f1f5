import { type ChildProcess, fork, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nowMs, sleep } from './measure.ts'

const root = join(import.meta.dirname, '../..')

/** A screen's token opens no more lines at once. */
const LINES_A_TOKEN = 8

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}

const running = new Set<ChildProcess>()
// Whatever ends the bench ends what it started.
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

const leave = async (child: ChildProcess) => {
  if (child.exitCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
  running.delete(child)
}

/** A helper process: a file of ours that answers what it is asked with `answering`. */
export const startHelper = (file: string) => {
  const child = fork(join(import.meta.dirname, file), { serialization: 'advanced' })
  running.add(child)
  return {
    pid: child.pid!,
    // biome-ignore lint/suspicious/noExplicitAny: both sides of this question are ours
    ask: (name: string, about?: unknown): Promise<any> =>
      new Promise((resolve, reject) => {
        const id = randomUUID()
        const hear = (heard: { id: string; answer?: unknown; error?: string }) => {
          if (heard.id !== id) return
          child.off('message', hear)
          if (heard.error) reject(new Error(`${file}: ${heard.error}`))
          else resolve(heard.answer)
        }
        child.on('message', hear)
        child.send({ id, name, about })
      }),
    stop: () => leave(child),
  }
}

/** The helper's side of `startHelper`. */
// biome-ignore lint/suspicious/noExplicitAny: both sides of this question are ours
export const answering = (answers: Record<string, (about: any) => unknown>) => {
  process.on('disconnect', () => process.exit())
  process.on('message', async ({ id, name, about }: { id: string; name: string; about: unknown }) => {
    try {
      process.send?.({ id, answer: await answers[name]?.(about) })
    } catch (error) {
      process.send?.({ id, error: String(error) })
    }
  })
}

const agent = new Agent({ keepAlive: true, maxSockets: 200 })

const postOnce = (url: string, text: string, bearer: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
      ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
    }
    const sent = request(url, { method: 'POST', agent, headers }, answer => {
      answer.resume().on('end', () => resolve(answer.statusCode ?? 0))
    })
    sent.on('error', reject).end(text)
  })

/** Posts over lines that stay open, as a page does, and again when one was lost; answers with the status. */
export const post = async (url: string, body: object, bearer = ''): Promise<number> => {
  const text = JSON.stringify(body)
  for (;;) {
    try {
      return await postOnce(url, text, bearer)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ECONNRESET') throw error
    }
  }
}

interface Wish {
  /** Where its data is; a new folder that goes away with it unless one is named. */
  folder?: string
  /** A module to load before it, to look inside. */
  inside?: string
}

/** The real server, as `npm start` runs it, in a process of its own. */
export const startMarblewall = async ({ folder, inside }: Wish = {}) => {
  const data = folder ?? mkdtempSync(join(tmpdir(), 'marblewall-bench-'))
  const port = await freePort()
  const base = `http://127.0.0.1:${port}`
  const imported = inside ? ['--expose-gc', '--import', join(import.meta.dirname, inside)] : []
  const startedAt = nowMs()
  const child = spawn(process.execPath, [...imported, join(root, 'server/main.ts')], {
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: data,
      SETUP_CODE: 'bench',
      LOG_LEVEL: 'error',
      // So that screens may come from many addresses: one address may start no more than ten pairings at once.
      TRUST_PROXY: 'true',
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  while (
    !(await fetch(`${base}/readyz`).then(
      answer => answer.ok,
      () => false,
    ))
  )
    await sleep(5)
  const readyMs = nowMs() - startedAt

  let cookie = ''
  const ask = async (path: string, body: object, more: Record<string, string> = {}) => {
    const answer = await fetch(`${base}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: base, cookie, ...more },
      body: JSON.stringify(body),
    })
    const got = await answer.json()
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${JSON.stringify(got)}`)
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie
    return got
  }
  const read = async (path: string) => {
    const answer = await fetch(`${base}/api/v1${path}`, { headers: { cookie } })
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
    return answer.json()
  }
  let screens = 0
  const pair = async (team: string, kind: 'board' | 'kiosk'): Promise<string> => {
    const from = { 'x-forwarded-for': `10.0.${screens >> 8}.${screens++ & 255}` }
    const { userCode, deviceCode, phrase } = await ask('/devices/start', { kind }, from)
    await ask('/pair', { code: userCode, team, kind, name: `Screen ${screens}`, phrase })
    return (await ask('/devices/poll', { deviceCode }, from)).token
  }
  return {
    pid: child.pid!,
    base,
    folder: data,
    startedAt,
    readyMs,
    ask,
    read,
    /** Sets it up; answers with the first team. */
    async setUp(): Promise<string> {
      const first = {
        ...{ code: 'bench', organisation: 'Northfield', name: 'Ada Okafor', email: 'ada@northfield.example' },
        ...{ password: 'correct horse battery', timeZone: 'Europe/London', team: 'Heron Ward' },
      }
      return (await ask('/setup', { ...first, template: 'hospital-ward' })).team
    },
    signIn: () => ask('/sign-in', { email: 'ada@northfield.example', password: 'correct horse battery' }),
    /** Pairs a screen; answers with its token. */
    pair,
    /** Pairs as many boards as it takes to follow a team with so many lines; answers with their tokens. */
    async pairBoards(team: string, lines: number): Promise<string[]> {
      const tokens: string[] = []
      while (tokens.length * LINES_A_TOKEN < lines) tokens.push(await pair(team, 'board'))
      return tokens
    },
    /** Asks the module that was loaded inside. */
    look: (): Promise<number> =>
      new Promise(resolve => {
        child.once('message', resolve)
        child.send('look')
      }),
    async stop() {
      await leave(child)
      if (!folder) rmSync(data, { recursive: true, force: true })
    },
  }
}

export type Marblewall = Awaited<ReturnType<typeof startMarblewall>>
