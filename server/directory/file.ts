import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Adapter } from 'lowdb'
import { checkOf } from '../schema.ts'
import { CannotStart } from '../settings.ts'
import { Document } from './document.ts'

const NAME = 'directory.json'

const check = checkOf(Document)
const isDocument = (value: unknown): value is Document => check.is(value)

type Found = { state: 'absent' } | { state: 'broken' } | { state: 'good'; document: Document }

const parse = (text: string): Found => {
  try {
    const document: unknown = JSON.parse(text)
    return isDocument(document) ? { state: 'good', document } : { state: 'broken' }
  } catch (error) {
    if (error instanceof SyntaxError) return { state: 'broken' }
    throw error
  }
}

const isAbsent = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT'

const look = async (path: string): Promise<Found> => {
  try {
    return parse(await readFile(path, 'utf8'))
  } catch (error) {
    if (isAbsent(error)) return { state: 'absent' }
    throw error
  }
}

const syncFolder = async (folder: string) => {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Puts a whole file in place of another: after a power cut there is the old one or the new one. */
const replace = async (folder: string, name: string, text: string) => {
  const path = join(folder, name)
  const handle = await open(`${path}.new`, 'w', 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(`${path}.new`, path)
  await syncFolder(folder)
}

/** The directory as it lies in a folder, from its copy where it cannot be read; null where there is none to be read. */
export const readDirectory = async (folder: string): Promise<Document | null> => {
  const path = join(folder, NAME)
  for (const found of [await look(path), await look(`${path}.bak`)])
    if (found.state === 'good') return found.document
  return null
}

interface Options {
  folder: string
  /** Hears a sentence when the copy had to be used. */
  say: (sentence: string) => void
}

/**
 * The directory on disk, behind lowdb's seam: lowdb's own adapter never calls fsync. The copy beside it holds the same
 * document, not an older one: an older one would bring back a revoked screen or a person who was taken out.
 */
export const fileAdapter = ({ folder, say }: Options): Adapter<Document> => {
  const path = join(folder, NAME)
  // Until a read said what is there, a write might destroy it.
  let mayWrite = false

  const setAside = async () => {
    await rename(path, `${path}.broken`)
    await syncFolder(folder)
  }

  return {
    async read() {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const main = await look(path)
      const copy = main.state === 'good' ? main : await look(`${path}.bak`)
      if (main.state === 'absent' && copy.state === 'absent') {
        mayWrite = true
        return null
      }
      if (copy.state !== 'good') {
        throw new CannotStart(
          `${path} cannot be read, and its copy ${NAME}.bak cannot either. Nothing was changed.`,
          3,
        )
      }
      if (main.state !== 'good') say(`${path} could not be read; its copy ${NAME}.bak is used instead.`)
      if (main.state === 'broken') await setAside()
      mayWrite = true
      return copy.document
    },
    async write(document) {
      if (!mayWrite) throw new Error(`${path} was not read, so it is not overwritten.`)
      if (!isDocument(document)) throw new Error('The directory would not be readable again.')
      const text = `${JSON.stringify(document, null, 1)}\n`
      // The copy first: if that fails, the file is as it was and so is what is held in memory.
      await replace(folder, `${NAME}.bak`, text)
      await replace(folder, NAME, text)
    },
  }
}
