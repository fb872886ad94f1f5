import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { Refusal } from '../refusal.ts'

const derive = promisify(argon2)
const MEMORY_KIB = 19 * 1024
const PASSES = 2
const LEAST = 10
const MOST = 200
const AT_ONCE = 2
const WAITING_MOST = 40

// Each takes 19 MiB and most of a core: a crowd at the door must not take the server's breath away.
let running = 0
const waiting: (() => void)[] = []

const inQueue = async <T>(act: () => Promise<T>): Promise<T> => {
  if (waiting.length >= WAITING_MOST) throw new Refusal('slow-down', { retryAfter: 5 })
  if (running >= AT_ONCE) await new Promise<void>(resolve => waiting.push(resolve))
  else running++
  try {
    return await act()
  } finally {
    // The place is handed on rather than given back, so that nobody slips in between.
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}

const stretch = (password: string, nonce: Buffer) => {
  const parameters: Argon2Parameters = {
    message: password.normalize('NFKC'),
    nonce,
    parallelism: 1,
    tagLength: 32,
    memory: MEMORY_KIB,
    passes: PASSES,
  }
  return inQueue(() => derive('argon2id', parameters))
}

const bare = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')
const HEAD = `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=1$`

/** A password as it is kept, in the usual notation. */
export const hashPassword = async (password: string) => {
  const nonce = randomBytes(16)
  return `${HEAD}${bare(nonce)}$${bare(await stretch(password, nonce))}`
}

const nobody = { nonce: randomBytes(16), tag: randomBytes(32) }

const read = (kept: string) => {
  const [nonce, tag] = kept.slice(HEAD.length).split('$')
  return kept.startsWith(HEAD) && nonce && tag
    ? { nonce: Buffer.from(nonce, 'base64'), tag: Buffer.from(tag, 'base64') }
    : null
}

/** Whether a password goes with what was kept. For nobody it takes as long, so that time does not tell who is here. */
export const isPassword = async (password: string, kept: string | null): Promise<boolean> => {
  const found = kept ? read(kept) : null
  const { nonce, tag } = found ?? nobody
  const tried = await stretch(password.slice(0, MOST), nonce)
  return timingSafeEqual(tried, tag) && found !== null
}

const COMMON =
  /p[a@4]ssw[o0]rd|marblewall|qwerty|azerty|letmein|welcome|admin|changeme|iloveyou|abc|asdf|zxcv|hospital|(?:0?123|234|345|456|567|678|789|890)+\d*/gi

/** Refuses a password that a stranger would try. `known` is what everybody knows: name, e-mail, organisation. */
export const checkPassword = (password: string, known: readonly string[]) => {
  if (password.length > MOST) throw new Refusal('too-long', { field: 'password' })
  const parts = known.flatMap(text => text.toLowerCase().split(/[\s@.,]+/)).filter(part => part.length >= 4)
  const left = parts
    .reduce((text, part) => text.replaceAll(part, ''), password.toLowerCase())
    .replace(COMMON, '')
  if (password.length < LEAST || left.length < 5 || new Set(left).size < 4) {
    throw new Refusal('weak-password', { field: 'password' })
  }
}
