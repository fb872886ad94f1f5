import { parentPort, workerData } from 'node:worker_threads'
import { readCsv } from './csv.ts'
import { type Table, Unreadable } from './table.ts'
import { readXlsx } from './xlsx.ts'

/** What the thread that reads a file says: a table, or why there is none. */
export type Said = { table: Table } | { refused: Unreadable['code'] }

const startsWith = (bytes: Uint8Array, ...start: number[]) => start.every((byte, n) => bytes[n] === byte)

/** Excel's older container: what holds a locked workbook, and what was an `.xls`. */
const isCompound = (bytes: Uint8Array) => startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)
const isLocked = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  )

const read = async (bytes: Uint8Array): Promise<Table> => {
  if (bytes.length === 0) throw new Unreadable('file-empty')
  if (isCompound(bytes)) throw new Unreadable(isLocked(bytes) ? 'file-password' : 'file-old-excel')
  if (startsWith(bytes, 0x50, 0x4b)) return readXlsx(bytes)
  return readCsv(bytes)
}

const answer = async (): Promise<Said> => {
  try {
    return { table: await read(workerData) }
  } catch (error) {
    return { refused: error instanceof Unreadable ? error.code : 'file-broken' }
  }
}

parentPort?.postMessage(await answer())
