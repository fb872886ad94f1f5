import { hash } from 'node:crypto'
import { uuid } from '../shared/id.ts'

// The namespace of our version 5 ids; any fixed UUID would do.
const NAMESPACE = Buffer.from('6f1c9d0e6a5b4f7c9e0b5d2a7c3e8f41', 'hex')

/** The same id for the same name, so that doing a thing twice is harmless (RFC 9562, version 5). */
export const uuidV5 = (name: string): string => {
  const bytes = hash('sha1', Buffer.concat([NAMESPACE, Buffer.from(name)]), 'buffer').subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x50
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return uuid(bytes)
}
