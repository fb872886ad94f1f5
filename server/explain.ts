import { CannotStart } from './settings.ts'
import { Damaged } from './store/store.ts'

interface Trouble {
  code?: string
  errcode?: number
  syscall?: string
  path?: string
  message: string
}

/** The first bits of SQLite's codes, which say what kind of trouble it is. */
const FULL = 13
const notTheirs: readonly unknown[] = [3, 8, 14]
const broken: readonly unknown[] = [11, 26]

const ofDisk = ({ code, errcode, path, message }: Trouble, folder: string): CannotStart | null => {
  const kind = errcode === undefined ? undefined : errcode & 0xff
  if (broken.includes(kind))
    return new CannotStart(`The log in ${folder} is damaged (${message}). Restore the last good backup.`, 3)
  if (notTheirs.includes(kind) || (code && ['EACCES', 'EPERM', 'EROFS'].includes(code)))
    return new CannotStart(
      `This user may not read and write ${path ?? `all files in ${folder}`}. Give the folder to the user that runs Marblewall.`,
    )
  if (kind === FULL || code === 'ENOSPC') return new CannotStart(`The disk of ${folder} is full.`, 1)
  return null
}

/** Why something could not start, as a sentence for the one who started it, with the exit code that goes with it. */
export const explain = (error: unknown, { folder, port }: { folder: string; port: string }): CannotStart => {
  if (error instanceof CannotStart) return error
  if (error instanceof Damaged) return new CannotStart(error.message, 3)
  const trouble = error as Trouble
  const { code, syscall, message } = trouble
  if (code === 'EADDRINUSE')
    return new CannotStart(`Port ${port} is taken by another program. Choose one with PORT=8081.`)
  if (code === 'EACCES' && syscall === 'listen')
    return new CannotStart(`Port ${port} may not be opened by this user. Choose one above 1024.`)
  // After a power cut the network may come later than this: trying again is worth it.
  if (syscall === 'listen' || syscall === 'getaddrinfo')
    return new CannotStart(`HOST is no address of this machine, or not yet (${message}).`, 1)
  return ofDisk(trouble, folder) ?? new CannotStart(`This stood in the way: ${message}`, 1)
}
