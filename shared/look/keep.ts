import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Held } from '../follow.ts'

/** The last state a page held, with the build whose reducers made it. */
export interface KeptHeld {
  held: Held
  heardAt: number
  build: string
}

export interface Device {
  id: string
  kind: 'board' | 'kiosk'
  name: string
  team: string
  token: string
}

interface Shelf extends DBSchema {
  held: { key: string; value: KeptHeld }
  devices: { key: string; value: Device }
}

let opened: Promise<IDBPDatabase<Shelf>> | null = null

/** What this browser keeps of its own: IndexedDB, because it is there without https too and outlives a power cut. */
export const shelf = () => {
  opened ??= openDB<Shelf>('marblewall', 1, {
    upgrade: database => {
      database.createObjectStore('held')
      database.createObjectStore('devices')
    },
    terminated: () => {
      opened = null
    },
  })
  // A failure must not be remembered for as long as the page stands, which can be months.
  opened.catch(() => {
    opened = null
  })
  return opened
}

/** Runs what a page can do without: a browser that keeps nothing (a full disk, a private window) still shows a wall. */
export const ifKept = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await work()
  } catch (error) {
    if (error instanceof DOMException) return undefined
    throw error
  }
}
