/** What is kept of an event apart from its texts. `seq` is given by the store. */
export interface Entry {
  stream: string
  id: string
  /** Everything but id, seq and texts, as it will be read again. */
  doc: Record<string, unknown>
  /** What people wrote, by field: erasable, and kept apart from `doc`. */
  texts: Record<string, string>
}

/** An event as it was written down. An erased text reads as the empty string. */
export interface Kept extends Entry {
  seq: number
  /** A secret that lives exactly as long as the texts: nobody can work out anything made with it once they are erased. */
  seal: string
}

export type Appended =
  | { outcome: 'written'; seq: number }
  | { outcome: 'duplicate'; kept: Kept }
  /** The id already names something else. */
  | { outcome: 'reused' }

export interface Commit {
  stream: string
  /** The head before this commit, and after it. */
  after: number
  to: number
  events: Kept[]
}

/** A fold kept so that the next start need not read everything. Only a cache: thrown away when `version` differs. */
export interface Checkpoint {
  version: string
  seq: number
  doc: string
}

/** A text to erase: a field of an event of a stream, or every text of that event. */
export interface Erasure {
  stream: string
  id: string
  field?: string
}

/**
 * Where the log is kept. Everything else the server knows it can work out again from here.
 * One store is one commit group; `voice` has one of its own.
 */
export interface Store {
  /** A random id of this log, new after a restore from backup. */
  readonly logId: string
  /** Writes entries in order, in one commit: gapless numbers a stream, once an id, one writer at a time. Durable when it answers. */
  append(entries: readonly Entry[]): Promise<Appended[]>
  /** Events after `seq`, oldest first, in pages. Throws `Damaged` where a row is lost or was changed. */
  read(stream: string, after: number, limit?: number): AsyncIterable<Kept[]>
  /** One event by its id. */
  find(stream: string, id: string): Promise<Kept | null>
  /** Events, of any stream, that hold exactly this text in this field. */
  holders(field: string, text: string): Promise<Kept[]>
  heads(): Promise<Map<string, number>>
  /** Calls back after every commit, also one made by another server. */
  onCommit(listener: (commits: Commit[]) => void): () => void
  /** Erases texts and the checkpoints of their streams for good; answers when nothing of them is left in any file. */
  erase(erasures: readonly Erasure[]): Promise<void>
  keep(name: string, checkpoint: Checkpoint): Promise<void>
  fetch(name: string): Promise<Checkpoint | null>
  close(): Promise<void>
}

/** The store holds something other than what was written into it. */
export class Damaged extends Error {
  constructor(stream: string, seq: number) {
    super(`The log is damaged: stream ${stream}, event ${seq}. Restore the last good backup.`)
    this.name = 'Damaged'
  }
}
