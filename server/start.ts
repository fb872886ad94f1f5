import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { buildApp } from './app.ts'
import { type Clock, systemClock } from './clock.ts'
import { type Directory, openDirectory } from './directory/directory.ts'
import { fileAdapter } from './directory/file.ts'
import { DIRECTORY, openErased } from './erased.ts'
import { explain } from './explain.ts'
import { addressesOf, greeting } from './greeting.ts'
import { lockFolder } from './lock.ts'
import { readyPages } from './pages.ts'
import { CannotStart, newSetupCode, readEnvironment } from './settings.ts'
import { openStores } from './store/open.ts'
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

const logs = ['team.db', 'voice.db']
const directories = ['directory.json', 'directory.json.bak']
const isThere = (path: string) => Boolean(statSync(path, { throwIfNoEntry: false })?.size)

/** Opens the directory of an installation that is whole, or new. Half of one is never filled up: it would look like all of it. */
const openWhole = async (folder: string, clock: Clock, erasedDir: string) => {
  const [hasLog, hasSome] = [
    logs.every(name => isThere(join(folder, name))),
    logs.some(name => isThere(join(folder, name))),
  ]
  const gone = (what: string) =>
    new CannotStart(
      `${what} in ${folder} is gone or empty, but this installation is not new. Restore the last backup.`,
      3,
    )
  if (hasSome && !directories.some(name => existsSync(join(folder, name))))
    throw gone('The directory of people')
  const erased = openErased(erasedDir)
  const directory = await openDirectory(
    fileAdapter({ folder, say: line => process.stderr.write(`${line}\n`) }),
    clock,
    id => erased.note([{ stream: DIRECTORY, id }]),
  )
  // Nothing is opened: a fresh write-ahead log beside a file that is put back would empty it.
  if (!hasLog && directory.isDone()) throw gone('The log')
  return { directory, erased }
}

const open = async (compiled: () => void) => {
  const environment = readEnvironment(process.env)
  const demo = wants('demo')
  const folder = demo ? mkdtempSync(join(tmpdir(), 'marblewall-demo-')) : environment.dataDir
  const build = wants('dev') ? 'dev' : await readyPages(root, dist)
  const unlock = lockFolder(folder)
  const story = demo ? (await import('./demo/demo.ts')).storyClock() : null
  const clock = story?.clock ?? systemClock()
  const { directory, erased } = await openWhole(folder, clock, demo ? folder : environment.erasedDir)
  const lost = wordAfter('let-in')
  const invitation = lost === undefined ? null : await letIn(directory, lost)
  const stores = openStores(folder)
  // What the environment says counts, also over a code that an earlier start made up.
  const given = demo ? 'demo' : environment.setupCode
  const setupCode = directory.isDone() ? null : (given ?? (await directory.setupCode(newSetupCode)))
  const { app, house } = await buildApp({
    clock,
    stores,
    erased,
    // Walls are told for a moment more; whoever taps keeps it and sends it to the next start.
    distrust: () => setTimeout(() => process.exit(1), 5_000),
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
      isProxyUnknown: environment.publicUrl?.startsWith('https:') === true && !environment.trustProxy,
      demo: shownTo,
    }),
  )
  if (wants('dev')) {
    const { serveSources } = await import('./dev.ts')
    process.stdout.write(`  Pages from their sources: ${await serveSources(root, port)}\n\n`)
  }
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
    const { DATA_DIR = 'data', PORT = '8080' } = process.env
    const { message, exitCode } = explain(error, { folder: resolve(DATA_DIR), port: PORT })
    process.stderr.write(`\n  ${message}\n\n`)
    process.exit(exitCode)
  }
}
