import { existsSync } from 'node:fs'
import { copyFile, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { readDirectory } from '../directory/file.ts'
import { CannotStart } from '../settings.ts'
import {
  ABOUT,
  type About,
  checkFiles,
  DIRECTORY,
  digestOf,
  LOGS,
  madeAt,
  nameAt,
  sync,
  writeAbout,
} from './files.ts'
import { copyLog, proveLog, withLog } from './logs.ts'

/** Words that somebody took back are still in older ones: see deploy/README.md. */
const KEEP_MS = 14 * 86_400_000
const UNFINISHED = '.unfinished'
const STAGING = 'backing-up'

interface Asked {
  dataDir: string
  to: string
  now: number
}

export interface Made {
  folder: string
  /** How many events are in it. */
  events: number
  /** Names of backups that were too old, and went. */
  dropped: string[]
}

const copyDirectory = async (dataDir: string, folder: string) => {
  const document = await readDirectory(dataDir)
  if (!document) throw new CannotStart(`The directory of people in ${dataDir} cannot be read.`, 3)
  const handle = await open(join(folder, DIRECTORY), 'w', 0o600)
  try {
    await handle.writeFile(`${JSON.stringify(document, null, 1)}\n`)
  } finally {
    await handle.close()
  }
  return document.installation.id
}

const fill = async (folder: string, { dataDir, now }: Asked): Promise<About> => {
  let heads: Record<string, number> = {}
  // In this order: words leave `voice` only after they are written in `team`, so nothing falls between the two.
  for (const name of LOGS) {
    await copyLog(join(dataDir, name), join(folder, name))
    heads = { ...heads, ...(await withLog(join(folder, name), proveLog)) }
  }
  const installation = await copyDirectory(dataDir, folder)
  const files: Record<string, string> = {}
  for (const name of [...LOGS, DIRECTORY]) files[name] = await digestOf(join(folder, name))
  return { version: 1, installation, madeAt: new Date(now).toISOString(), heads, files }
}

const dropOld = async (to: string, now: number) => {
  const dropped: string[] = []
  for (const name of await readdir(to)) {
    const at = madeAt(name)
    if (at === null || at > now - KEEP_MS) continue
    await rm(join(to, name), { recursive: true })
    dropped.push(name)
  }
  return dropped
}

/** Two in one second are two. */
const freeName = (to: string, now: number): string =>
  existsSync(join(to, nameAt(now))) ? freeName(to, now + 1_000) : nameAt(now)

const removeLeft = async (folder: string, isLeft: (name: string) => boolean) => {
  for (const left of await readdir(folder))
    if (isLeft(left)) await rm(join(folder, left), { recursive: true })
}

/** Brings a backup that was proved to where it is kept, and reads there that it arrived. */
const bring = async (from: string, to: string, name: string, about: About) => {
  const unfinished = join(to, name + UNFINISHED)
  await mkdir(unfinished, { mode: 0o700 })
  try {
    for (const file of Object.keys(about.files)) {
      await copyFile(join(from, file), join(unfinished, file))
    }
    await writeAbout(unfinished, about)
    await sync(unfinished, [...Object.keys(about.files), ABOUT])
    await checkFiles(unfinished, about)
    await rename(unfinished, join(to, name))
    await sync(to)
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    throw error
  }
}

/** Makes a backup of everything in a folder of its own, which has its name only once it is whole and was read again. */
export const makeBackup = async (asked: Asked): Promise<Made> => {
  const dataDir = resolve(asked.dataDir)
  const to = resolve(asked.to)
  if (!relative(dataDir, to).startsWith('..'))
    throw new CannotStart(
      `A backup in ${dataDir} would be lost with it. Name another folder, best on another disk.`,
    )
  if (!LOGS.every(name => existsSync(join(dataDir, name))))
    throw new CannotStart(`There is no log in ${dataDir}.`)
  await mkdir(to, { recursive: true, mode: 0o700 })
  // What an earlier one left that was cut off.
  await removeLeft(to, name => name.endsWith(UNFINISHED))
  await removeLeft(dataDir, name => name === STAGING)
  const name = freeName(to, asked.now)
  // Read and proved beside the log: where backups are kept may be a share, on which no log can be opened.
  const staging = join(dataDir, STAGING)
  await mkdir(staging, { mode: 0o700 })
  try {
    const about = await fill(staging, { ...asked, dataDir })
    await bring(staging, to, name, about)
    const events = Object.values(about.heads).reduce((sum, head) => sum + head, 0)
    return { folder: join(to, name), events, dropped: await dropOld(to, asked.now) }
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}
