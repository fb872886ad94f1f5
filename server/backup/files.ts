import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, existsSync } from 'node:fs'
import { open, readdir, readFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { type Static, Type } from 'typebox'
import { Id } from '../../shared/subject.ts'
import { checkOf } from '../schema.ts'
import { CannotStart } from '../settings.ts'

export const LOGS = ['voice.db', 'team.db'] as const
export const DIRECTORY = 'directory.json'
export const ABOUT = 'backup.json'

/** What stands beside the files of a backup: what they are, and how to tell that they are whole. */
export const About = Type.Object({
  version: Type.Literal(1),
  installation: Id,
  madeAt: Type.String(),
  /** The last number of each stream. */
  heads: Type.Record(Type.String(), Type.Integer()),
  /** The SHA-256 of each file. */
  files: Type.Record(Type.String(), Type.String()),
})
export type About = Static<typeof About>

const check = checkOf(About)
const isAbout = (value: unknown): value is About => check.is(value)

/** Names sort by time, and hold nothing that a file system could mind. */
export const nameAt = (now: number) =>
  `marblewall-${new Date(now).toISOString().slice(0, 19).replaceAll(':', '-')}Z`
const NAMED = /^marblewall-(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})Z$/

/** When a backup was made, by its name; null for what is none. */
export const madeAt = (name: string): number | null => {
  const [, day, ...time] = NAMED.exec(name) ?? []
  return day ? Date.parse(`${day}T${time.join(':')}Z`) : null
}

export const digestOf = async (path: string): Promise<string> => {
  const sum = createHash('sha256')
  const stream = createReadStream(path)
  stream.on('data', part => sum.update(part))
  await once(stream, 'end')
  return sum.digest('hex')
}

export const writeAbout = async (folder: string, about: About) => {
  const handle = await open(join(folder, ABOUT), 'w', 0o600)
  try {
    await handle.writeFile(`${JSON.stringify(about, null, 1)}\n`)
  } finally {
    await handle.close()
  }
}

/** Waits until files and the folder's list of them are on disk. */
export const sync = async (folder: string, names: readonly string[] = []) => {
  for (const path of [...names.map(name => join(folder, name)), folder]) {
    const handle = await open(path, 'r')
    try {
      await handle.sync()
    } catch (error) {
      // A share knows no way to wait for its list of files.
      if (path !== folder) throw error
    } finally {
      await handle.close()
    }
  }
}

/** The backup that is meant: the folder itself, or the newest in it. */
export const backupIn = async (given: string): Promise<{ folder: string; about: About }> => {
  const at = resolve(given)
  const nothing = new CannotStart(`There is no backup in ${at}.`)
  if (!existsSync(at)) throw nothing
  const inside = (await readdir(at)).filter(name => madeAt(name) !== null).sort()
  const folder = existsSync(join(at, ABOUT)) ? at : inside.length > 0 ? join(at, inside.at(-1) ?? '') : null
  if (!folder || !existsSync(join(folder, ABOUT))) throw nothing
  let about: unknown
  try {
    about = JSON.parse(await readFile(join(folder, ABOUT), 'utf8'))
  } catch {
    about = null
  }
  if (!isAbout(about))
    throw new CannotStart(`${join(folder, ABOUT)} cannot be read, so this is no whole backup.`, 3)
  return { folder, about }
}

/** Whether every file is there as it was written. */
export const checkFiles = async (folder: string, { files }: About) => {
  for (const [name, digest] of Object.entries(files)) {
    const path = join(folder, basename(name))
    if (!existsSync(path) || (await digestOf(path)) !== digest)
      throw new CannotStart(`${path} is missing or not as it was written. Take another backup.`, 3)
  }
}
