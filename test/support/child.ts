import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { SETUP_CODE } from './server.ts'

const main = resolve(import.meta.dirname, '../../server/main.ts')

/** A port that was free a moment ago. */
export const freePort = () =>
  new Promise<number>((done, failed) => {
    const probe = createServer()
    probe.once('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        typeof address === 'object' && address ? done(address.port) : failed(new Error('no port')),
      )
    })
  })

const isReady = async (base: string) => {
  try {
    return (await fetch(`${base}/readyz`)).status === 200
  } catch {
    return false
  }
}

/** The server as it is run in earnest: a process of its own, that can be stopped or killed and started again. */
export const startChild = async (folder: string, port: number) => {
  const base = `http://127.0.0.1:${port}`
  let said = ''
  const child: ChildProcess = spawn(process.execPath, [main], {
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: folder,
      LOG_LEVEL: 'warn',
      SETUP_CODE,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stdout?.on('data', data => (said += data))
  child.stderr?.on('data', data => (said += data))
  const ended = new Promise<number | null>(done => child.once('exit', done))
  let isOver = false
  void ended.then(() => {
    isOver = true
  })
  while (!(await isReady(base))) {
    if (isOver) throw new Error(`The server did not start:\n${said}`)
    await new Promise(done => setTimeout(done, 25))
  }
  return {
    base,
    said: () => said,
    /** As a power cut or the memory guard would. */
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
    /** As a service manager would. Resolves with the exit code. */
    async stop() {
      child.kill('SIGTERM')
      return ended
    },
  }
}
export type Child = Awaited<ReturnType<typeof startChild>>
