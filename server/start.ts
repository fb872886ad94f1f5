import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { buildApp } from './app.ts'
import { systemClock } from './clock.ts'
import { type Directory, openDirectory } from './directory/directory.ts'
import { fileAdapter } from './directory/file.ts'
import { addressesOf, greeting } from './greeting.ts'
import { lockFolder } from './lock.ts'
import { readyPages } from './pages.ts'
import { CannotStart, newSetupCode, readEnvironment } from './settings.ts'
import { openStores } from './store/open.ts'
import { Damaged } from './store/store.ts'
import { giveBack } from './thrift.ts'

const root = resolve(import.meta.dirname, '..')
const dist = join(root, 'dist')
const wants = (flag: string) => process.argv.includes(`--${flag}`)
const wordAfter = (flag: string) =>
  process.argv.find(word => word.startsWith(`--${flag}=`))?.slice(flag.length + 3)

/** For the one who forgot the only password: whoever may start the server may let somebody in again. */
const letIn = async (directory: Directory, email: string): Promise<string> => {
  const person = directory.people.list().find(one => one.email.toLowerCase() === email.toLowerCase())
  if (!person) throw new CannotStart(`Nobody here has the e-mail ${email}.`)
  return (await directory.people.inviteAgain(person.id)).code
}

const isThere = (path: string) => Boolean(statSync(path, { throwIfNoEntry: false })?.size)

const open = async (compiled: () => void) => {
  const environment = readEnvironment(process.env)
  const demo = wants('demo')
  const folder = demo ? mkdtempSync(join(tmpdir(), 'marblewall-demo-')) : resolve(environment.dataDir)
  const build = wants('dev') ? 'dev' : await readyPages(root, dist)
  const unlock = lockFolder(folder)
  const story = demo ? (await import('./demo/demo.ts')).storyClock() : null
  const clock = story?.clock ?? systemClock()
  const directory = await openDirectory(
    fileAdapter({ folder, say: line => process.stderr.write(`${line}\n`) }),
    clock,
  )
  const hasLog = ['team.db', 'voice.db'].every(name => isThere(join(folder, name)))
  if (!hasLog && directory.isDone()) {
    // Nothing is opened: a fresh write-ahead log beside a file that is put back would empty it.
    unlock()
    throw new CannotStart(
      `The log in ${folder} is gone or empty, but this installation is not new. Restore the last backup.`,
      3,
    )
  }
  const lost = wordAfter('let-in')
  const invitation = lost === undefined ? null : await letIn(directory, lost)
  const stores = openStores(folder)
  // What the environment says counts, also over a code that an earlier start made up.
  const given = demo ? 'demo' : environment.setupCode
  const setupCode = directory.isDone() ? null : (given ?? (await directory.setupCode(newSetupCode)))
  const { app, house } = await buildApp({
    clock,
    stores,
    directory,
    dist,
    settings: {
      publicUrl: environment.publicUrl,
      trustProxy: environment.trustProxy,
      demo,
      setupCode,
      build,
      broker: demo ? null : environment.broker,
    },
    logger: { level: environment.logLevel, base: null },
  })

  let leaving = false
  const leave = async (code: number) => {
    if (leaving) return
    leaving = true
    await app.close()
    unlock()
    if (demo) rmSync(folder, { recursive: true, force: true })
    process.exit(code)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void leave(0))

  let shownTo: { email: string; password: string } | null = null
  if (story) {
    process.stdout.write('Making up half a year of a hospital …\n')
    const { playDemo } = await import('./demo/demo.ts')
    shownTo = await playDemo(app, house, story)
  }
  await app.listen({ port: environment.port, host: environment.host })
  void house.keeper.start().then(giveBack).then(compiled)
  const address = app.server.address()
  const port = typeof address === 'object' && address ? address.port : environment.port
  process.stdout.write(
    greeting({
      addresses: addressesOf(port, environment.publicUrl),
      setupCode: demo ? null : setupCode,
      invitation,
      dataDir: folder,
      demo: shownTo,
    }),
  )
  if (wants('dev')) {
    const { serveSources } = await import('./dev.ts')
    process.stdout.write(`  Pages from their sources: ${await serveSources(root, port)}\n\n`)
  }
}

const explain = (error: unknown): [string, number] => {
  const { code, message } = error as NodeJS.ErrnoException
  if (error instanceof CannotStart) return [error.message, error.exitCode]
  if (error instanceof Damaged) return [error.message, 3]
  if (code === 'EADDRINUSE')
    return [`Port ${process.env['PORT'] ?? 8080} is taken by another program. Choose one with PORT=8081.`, 2]
  if (code === 'EACCES')
    return [`Port ${process.env['PORT'] ?? 8080} may not be opened by this user. Choose one above 1024.`, 2]
  return [`Marblewall could not start: ${message}`, 1]
}

// Last resort: what nobody foresaw is named without its words, and the service manager starts us afresh.
process.on('uncaughtException', error => {
  process.stderr.write(
    `${JSON.stringify({ level: 'fatal', name: error.name, at: error.stack?.split('\n').slice(1, 6) })}\n`,
  )
  process.exit(1)
})

/** Opens everything and listens. What stands in the way is said in a sentence, and the process ends with a code. */
export const start = async (compiled: () => void) => {
  try {
    await open(compiled)
  } catch (error) {
    const [line, code] = explain(error)
    process.stderr.write(`\n  ${line}\n\n`)
    process.exit(code)
  }
}
