import { type Adapter, Low } from 'lowdb'
import { newId } from '../../shared/id.ts'
import { Refusal } from '../refusal.ts'
import { type Document, emptyDocument } from './document.ts'
import { inTurn } from './turn.ts'

export interface Book {
  /** The document as it stands. Not to be changed by hand. */
  readonly now: Readonly<Document>
  /** Changes a copy, waits until it is on disk, then shows it to everybody. What it throws leaves all as it was. */
  change<T>(act: (next: Document) => T): Promise<T>
}

const isFull = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOSPC'

export const openBook = async (adapter: Adapter<Document>): Promise<Book> => {
  const fresh = emptyDocument(newId())
  const low = new Low<Document>(adapter, fresh)
  await low.read()
  // There from the first start on: a folder with a log and without it has lost it.
  if (low.data === fresh) await low.write()
  const turn = inTurn()
  let shown = low.data

  const keep = async (next: Document) => {
    low.data = next
    try {
      await low.write()
    } catch (cause) {
      throw new Refusal(isFull(cause) ? 'disk-full' : 'store-unavailable', { cause })
    }
    shown = next
  }
  return {
    get now() {
      return shown
    },
    change: act =>
      turn(async () => {
        const next = structuredClone(shown)
        const answer = act(next)
        await keep(next)
        return answer
      }),
  }
}
