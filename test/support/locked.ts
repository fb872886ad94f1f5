import { createCipheriv, createHash, randomBytes } from 'node:crypto'

const u16 = (...values: number[]) => Buffer.from(new Uint8Array(new Uint16Array(values).buffer))
const u32 = (...values: number[]) => Buffer.from(new Uint8Array(new Uint32Array(values).buffer))
const wide = (text: string) => Buffer.from(text, 'utf16le')
const padded = (bytes: Buffer, to: number) =>
  Buffer.concat([bytes, Buffer.alloc((to - (bytes.length % to)) % to)])
const sha1 = (...parts: Buffer[]) => createHash('sha1').update(Buffer.concat(parts)).digest()

const TURNS = 50_000
const PROVIDER = 'Microsoft Enhanced RSA and AES Cryptographic Provider'

/** The key that a password gives: [MS-OFFCRYPTO] 2.3.4.7, for AES of 128 bits. */
const keyOf = (password: string, salt: Buffer) => {
  let hash = sha1(salt, wide(password))
  for (let turn = 0; turn < TURNS; turn++) hash = sha1(u32(turn), hash)
  const last = sha1(hash, u32(0))
  const mixed = Array.from({ length: 64 }, (_, at) => 0x36 ^ (last[at] ?? 0))
  return sha1(Buffer.from(mixed)).subarray(0, 16)
}

const sealed = (key: Buffer, bytes: Buffer) => {
  const cipher = createCipheriv('aes-128-ecb', key, null).setAutoPadding(false)
  return Buffer.concat([cipher.update(padded(bytes, 16)), cipher.final()])
}

/** How the package is locked, and something to try a password on: [MS-OFFCRYPTO] 2.3.4.5. */
const infoOf = (key: Buffer, salt: Buffer) => {
  const header = Buffer.concat([u32(0x24, 0, 0x660e, 0x8004, 128, 0x18, 0, 0), wide(`${PROVIDER}\0`)])
  const verifier = randomBytes(16)
  return Buffer.concat([
    u16(4, 2),
    u32(0x24, header.length),
    header,
    u32(16),
    salt,
    sealed(key, verifier),
    u32(20),
    sealed(key, sha1(verifier)),
  ])
}

const SECTOR = 512
const SMALL = 64
const SMALL_MOST = 4_096
const END = 0xfffffffe
const FREE = 0xffffffff
const TABLE = 0xfffffffd

interface Stream {
  name: string
  bytes: Buffer
}

const entry = (
  name: string,
  kind: number,
  links: readonly [number, number, number],
  start: number,
  size: number,
) => {
  const named = wide(`${name}\0`)
  return Buffer.concat([
    padded(named, 64),
    u16(named.length),
    Buffer.from([kind, 1]),
    u32(...links),
    Buffer.alloc(36),
    u32(start, size, 0),
  ])
}

/** Sectors that follow each other from one on, as the table of a compound file says it. */
const chain = (from: number, count: number) =>
  Array.from({ length: count }, (_, n) => (n + 1 < count ? from + n + 1 : END))
const table = (links: readonly number[]) =>
  u32(...links, ...Array<number>(SECTOR / 4 - links.length).fill(FREE))

/** A compound file ([MS-CFB]) with two short streams, the one with the shorter name first. */
const compoundOf = ([first, second]: readonly [Stream, Stream]) => {
  if (first.bytes.length >= SMALL_MOST || second.bytes.length >= SMALL_MOST)
    throw new Error('too long a stream')
  const small = Buffer.concat([padded(first.bytes, SMALL), padded(second.bytes, SMALL)])
  const one = Math.ceil(first.bytes.length / SMALL)
  const body = padded(small, SECTOR)
  const header = Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(16),
    u16(0x3e, 3, 0xfffe, 9, 6, 0, 0, 0),
    u32(0, 1, 1, 0, SMALL_MOST, 2, 1, END, 0),
    u32(0, ...Array<number>(108).fill(FREE)),
  ])
  return Buffer.concat([
    header,
    table([TABLE, END, END, ...chain(3, body.length / SECTOR)]),
    entry('Root Entry', 5, [FREE, FREE, 1], 3, small.length),
    entry(first.name, 2, [FREE, 2, FREE], 0, first.bytes.length),
    entry(second.name, 2, [FREE, FREE, FREE], one, second.bytes.length),
    entry('', 0, [FREE, FREE, FREE], 0, 0),
    table([...chain(0, one), ...chain(one, small.length / SMALL - one)]),
    body,
  ])
}

/** A small workbook as Excel saves it under a password: the whole of it sealed, inside a compound file. */
export const locked = (workbook: Buffer, password: string) => {
  const salt = randomBytes(16)
  const key = keyOf(password, salt)
  const sealedWhole = Buffer.concat([u32(workbook.length, 0), sealed(key, workbook)])
  return compoundOf([
    { name: 'EncryptionInfo', bytes: infoOf(key, salt) },
    { name: 'EncryptedPackage', bytes: sealedWhole },
  ])
}
