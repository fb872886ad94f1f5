import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart } from './settings.ts'

const isRunning = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Makes sure that one server at a time uses a data folder. Answers with the way to let go. */
export const lockFolder = (folder: string): (() => void) => {
  const path = join(folder, 'running')
  const take = () => writeFileSync(path, String(process.pid), { flag: 'wx', mode: 0o600 })
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    take()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'EEXIST') throw new CannotStart(`The data folder ${folder} cannot be written to (${code}).`)
    const pid = Number(readFileSync(path, 'utf8'))
    // In a container the server before had the same number.
    if (pid && pid !== process.pid && isRunning(pid))
      throw new CannotStart(`Marblewall is already running on ${folder} (process ${pid}).`, 4)
    rmSync(path)
    take()
  }
  return () => rmSync(path, { force: true })
}
