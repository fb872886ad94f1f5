import { crc32, inflateRawSync } from 'node:zlib'
import { Unreadable } from './table.ts'

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const END_SIZE = 22
const COMMENT_MOST = 65_535
const ENTRIES_MOST = 2_000
/** A sheet of 5,000 rows unpacks to about one megabyte. */
const UNPACKED_MOST = 24_000_000
const ENCRYPTED = 1
const DEFLATED = 8

/** A file within a ZIP file. */
export interface Entry {
  name: string
  bytes: Uint8Array
}

const isTooLarge = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'

/** Unpacks, but not more than there is room for, whatever the file says of its size. */
const unpack = (packed: Uint8Array, isDeflated: boolean, room: number): Uint8Array => {
  if (!isDeflated && packed.length > room) throw new Unreadable('file-too-large')
  if (!isDeflated) return packed
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, room) })
  } catch (cause) {
    throw new Unreadable(isTooLarge(cause) ? 'file-too-large' : 'file-broken', { cause })
  }
}

/** Where the list at the end of a ZIP file begins, and how many it names. */
const listOf = (view: DataView) => {
  const size = view.byteLength
  let end = size - END_SIZE
  while (end >= 0 && end > size - END_SIZE - COMMENT_MOST && view.getUint32(end, true) !== END) end--
  if (end < 0 || view.getUint32(end, true) !== END) throw new Unreadable('file-broken')
  return { count: view.getUint16(end + 10, true), start: view.getUint32(end + 16, true) }
}

const isWanted = (name: string) => name.endsWith('.xml') || name.endsWith('.rels')

const readEntries = (bytes: Uint8Array): Entry[] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const { count, start } = listOf(view)
  if (count > ENTRIES_MOST) throw new Unreadable('file-too-large')
  const entries: Entry[] = []
  let room = UNPACKED_MOST
  let at = start
  for (let n = 0; n < count; n++) {
    if (view.getUint32(at, true) !== ENTRY) throw new Unreadable('file-broken')
    if (view.getUint16(at + 8, true) & ENCRYPTED) throw new Unreadable('file-password')
    const method = view.getUint16(at + 10, true)
    const size = view.getUint32(at + 20, true)
    const nameSize = view.getUint16(at + 28, true)
    const local = view.getUint32(at + 42, true)
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameSize))
    at += 46 + nameSize + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    if (!isWanted(name)) continue
    const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
    const unpacked = unpack(bytes.subarray(from, from + size), method === DEFLATED, room)
    room -= unpacked.length
    entries.push({ name, bytes: unpacked })
  }
  return entries
}

/** The files in a workbook that say something, unpacked into no more memory than they get. */
export const unzip = (bytes: Uint8Array): Entry[] => {
  try {
    return readEntries(bytes)
  } catch (cause) {
    // A number that points beyond the end of the file.
    if (cause instanceof RangeError) throw new Unreadable('file-broken', { cause })
    throw cause
  }
}

const u16 = (...values: number[]) => new Uint8Array(new Uint16Array(values).buffer)
const u32 = (...values: number[]) => new Uint8Array(new Uint32Array(values).buffer)

/** Puts files into a ZIP file again, as they are. */
export const zip = (entries: readonly Entry[]): Uint8Array => {
  const bodies: Uint8Array[] = []
  const list: Uint8Array[] = []
  let at = 0
  for (const { name, bytes } of entries) {
    const named = new TextEncoder().encode(name)
    const common = [u16(20, 0, 0, 0, 0), u32(crc32(bytes), bytes.length, bytes.length), u16(named.length, 0)]
    bodies.push(u32(LOCAL), ...common, named, bytes)
    list.push(u32(ENTRY), u16(20), ...common, u16(0, 0, 0), u32(0, at), named)
    at += 30 + named.length + bytes.length
  }
  const size = list.reduce((sum, { length }) => sum + length, 0)
  const end = [u32(END), u16(0, 0, entries.length, entries.length), u32(size, at), u16(0)]
  return Buffer.concat([...bodies, ...list, ...end])
}
