import { Worker } from 'node:worker_threads'
import { inTurn } from '../directory/turn.ts'
import { Refusal } from '../refusal.ts'
import type { Said } from './reader.ts'
import type { Table } from './table.ts'

const GIVE_UP_AFTER_MS = 10_000
const MEMORY_MB = 256

// One at a time: two files that fill a thread's memory are twice the memory.
const turn = inTurn()

const isSaid = (message: unknown): message is Said => typeof message === 'object' && message !== null

const outOfMemory = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'

/** Reads a file on a thread of its own, which has so much memory and so much time and is gone afterwards. */
const readApart = (bytes: Uint8Array, giveUpAfterMs: number): Promise<Table> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./reader.ts', import.meta.url), {
      workerData: bytes,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB, maxYoungGenerationSizeMb: 32 },
      // What a library has to say about a stranger's file stays out of the log.
      stdout: true,
      stderr: true,
    })
    const giveUp = setTimeout(() => {
      reject(new Refusal('file-too-large', { field: 'content' }))
      void worker.terminate()
    }, giveUpAfterMs)
    const done = () => {
      clearTimeout(giveUp)
      void worker.terminate()
    }
    worker.once('message', message => {
      done()
      if (isSaid(message) && 'table' in message) resolve(message.table)
      else
        reject(
          new Refusal(isSaid(message) && 'refused' in message ? message.refused : 'file-broken', {
            field: 'content',
          }),
        )
    })
    worker.once('error', cause => {
      done()
      const code = outOfMemory(cause) ? 'file-too-large' : 'file-broken'
      reject(new Refusal(code, { field: 'content', cause }))
    })
    worker.once('exit', () => {
      clearTimeout(giveUp)
      reject(new Refusal('file-broken', { field: 'content' }))
    })
  })

export const readTable = (bytes: Uint8Array, giveUpAfterMs = GIVE_UP_AFTER_MS): Promise<Table> =>
  turn(() => readApart(bytes, giveUpAfterMs))
