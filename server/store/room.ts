/**
 * How much room a text takes on disk, in bytes. What is erased leaves the size of its row behind: if every text had a
 * size of its own, words that were released could be found again among those that were said, by their length.
 */
const ROOM = 3_072
const roomOf: Readonly<Record<string, number>> = { ticket: 64, topic: 64, mood: 64, promise: 64 }

/** A text as it lies on disk: filled up with zeros, which no text holds. */
export const bytesOf = (field: string, text: string): Buffer => {
  const bytes = Buffer.from(text, 'utf8')
  const room = roomOf[field] ?? ROOM
  return Buffer.concat([bytes], Math.max(1, Math.ceil(bytes.length / room)) * room)
}

export const textIn = (bytes: Uint8Array): string => {
  const end = bytes.indexOf(0)
  return Buffer.from(end < 0 ? bytes : bytes.subarray(0, end)).toString('utf8')
}
