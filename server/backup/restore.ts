import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chown, copyFile, mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Document } from '../directory/document.ts'
import { fileAdapter, readDirectory } from '../directory/file.ts'
import { openErased } from '../erased.ts'
import { lockFolder } from '../lock.ts'
import { CannotStart } from '../settings.ts'
import type { Erasure } from '../store/store.ts'
import { type About, backupIn, checkFiles, DIRECTORY, LOGS, nameAt, sync } from './files.ts'
import { nameAnew, proveLog, withLog } from './logs.ts'
import { directoryWithout, replay } from './replay.ts'

interface Asked {
  dataDir: string
  erasedDir: string
  from: string
  now: number
}

export interface Restored {
  folder: string
  madeAt: string
  events: number
  /** How many texts stand on the list of what was erased; null where there is no list. */
  erased: number | null
  /** Whether people and screens are those of the backup. */
  isOldDirectory: boolean
  /** Where that lies which was there before; null where nothing was. */
  aside: string | null
}

const isDirectory = (name: string) => name.startsWith(DIRECTORY)
const belongs = (name: string) => [...LOGS, DIRECTORY].some(own => name.startsWith(own))

/** The list may lie on a disk that is lost as well. Then nothing is made up in its place. */
const listIn = (folder: string): Erasure[] | null => {
  if (!existsSync(join(folder, 'erased-voice.db'))) return null
  const list = openErased(folder)
  try {
    return list.all()
  } finally {
    list.close()
  }
}

/**
 * Who may come in is taken from the directory that is there, if it can be read: an older one would bring back a screen that
 * was removed and a person who was taken out. Addresses of phone pages hang on walls as the log knew them then.
 */
const directoryFor = (then: Document, now: Document | null, list: readonly Erasure[]): Document =>
  now ? { ...now, teamCodes: { ...then.teamCodes, ...now.teamCodes } } : directoryWithout(then, list)

const proveCopies = async (folder: string, { heads }: About) => {
  let found: Record<string, number> = {}
  for (const name of LOGS) found = { ...found, ...(await withLog(join(folder, name), proveLog)) }
  for (const [stream, head] of Object.entries(heads))
    if (found[stream] !== head) throw new CannotStart(`The backup lacks events of ${stream}.`, 3)
}

const moveAside = async (dataDir: string, now: number): Promise<string | null> => {
  const names = (await readdir(dataDir)).filter(belongs)
  if (names.length === 0) return null
  const aside = join(dataDir, nameAt(now).replace('marblewall', 'before'))
  await mkdir(aside, { mode: 0o700 })
  // The directory stays until the other takes its place: cut off here, the next try must still know who may come in.
  for (const name of names.filter(isDirectory)) await copyFile(join(dataDir, name), join(aside, name))
  // The write-ahead logs with their files: beside another they would spoil it.
  for (const name of names.filter(one => !isDirectory(one)))
    await rename(join(dataDir, name), join(aside, name))
  await sync(aside)
  return aside
}

/** Whoever restores as root does it for the user whose folder it is. */
const giveTo = async (dataDir: string, paths: readonly string[]) => {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = await stat(dataDir)
  for (const path of paths) if (existsSync(path)) await chown(path, uid, gid)
}

const prepare = async (fresh: string, { dataDir, from, erasedDir }: Asked) => {
  const { folder, about } = await backupIn(from)
  await checkFiles(folder, about)
  const now = await readDirectory(dataDir)
  if (now && now.installation.doneAt !== undefined && now.installation.id !== about.installation)
    throw new CannotStart(`The backup in ${folder} is of another installation than ${dataDir}.`)
  await rm(fresh, { recursive: true, force: true })
  await mkdir(fresh, { mode: 0o700 })
  for (const name of [...LOGS, DIRECTORY]) await copyFile(join(folder, name), join(fresh, name))
  await checkFiles(fresh, about)
  await proveCopies(fresh, about)
  const list = listIn(erasedDir)
  for (const name of LOGS) nameAnew(join(fresh, name), randomUUID())
  const erased = await withLog(join(fresh, 'voice.db'), voice =>
    withLog(join(fresh, 'team.db'), team => replay({ team, voice }, list ?? [])),
  )
  const then = await readDirectory(fresh)
  if (!then) throw new CannotStart(`The directory of people in ${folder} cannot be read.`, 3)
  const kept = now?.installation.doneAt === undefined ? null : now
  const adapter = fileAdapter({ folder: fresh, say: () => undefined })
  await adapter.read()
  await adapter.write(directoryFor(then, kept, list ?? []))
  await sync(fresh, LOGS)
  return { folder, about, erased: list && erased, isOldDirectory: !kept }
}

/**
 * Puts a backup in the place of what is there. What is there is moved aside, not away, and only once all of the backup was
 * read and proved in a copy of its own. Cut off in the middle it leaves a folder that does not start, and is done again.
 */
export const restoreBackup = async (asked: Asked): Promise<Restored> => {
  const dataDir = resolve(asked.dataDir)
  const fresh = join(dataDir, 'restoring')
  const unlock = lockFolder(dataDir)
  try {
    const { folder, about, erased, isOldDirectory } = await prepare(fresh, { ...asked, dataDir })
    const aside = await moveAside(dataDir, asked.now)
    const names = (await readdir(fresh))
      .filter(belongs)
      .sort((a, b) => Number(isDirectory(a)) - Number(isDirectory(b)))
    for (const name of names) await rename(join(fresh, name), join(dataDir, name))
    await sync(dataDir)
    const own = ['running.lock', 'erased-voice.db', 'erased-team.db', ...names]
    await giveTo(dataDir, [...own.map(name => join(dataDir, name)), ...(aside ? [aside] : [])])
    const events = Object.values(about.heads).reduce((sum, head) => sum + head, 0)
    return { folder, madeAt: about.madeAt, events, erased, isOldDirectory, aside }
  } finally {
    await rm(fresh, { recursive: true, force: true })
    unlock()
  }
}
