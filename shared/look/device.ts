import { type Device, ifKept, shelf } from './keep.ts'

export type { Device } from './keep.ts'

type Kind = Device['kind']
type Which = (device: Device) => boolean

const listeners = new Set<(which: Which) => void>()

/** The device this browser was paired as, if it was. */
export const keptDevice = async (kind: Kind): Promise<Device | null> =>
  (await ifKept(async () => (await shelf()).get('devices', kind))) ?? null

/** Keeps a pairing across a power cut. */
export const keepDevice = (device: Device) =>
  ifKept(async () => {
    const change = (await shelf()).transaction('devices', 'readwrite', { durability: 'strict' })
    await Promise.all([change.store.put(device, device.kind), change.done])
  })

const forget = async (which: Which) => {
  await ifKept(async () => {
    const change = (await shelf()).transaction('devices', 'readwrite', { durability: 'strict' })
    const kept = await change.store.getAll()
    await Promise.all([...kept.filter(which).map(({ kind }) => change.store.delete(kind)), change.done])
  })
  // Told even when nothing was kept: a browser without a disk holds its pairing in the page alone.
  for (const heard of listeners) heard(which)
}

/** Forgets a pairing; a page that showed it goes back to showing a code. */
export const forgetDevice = (kind: Kind) => forget(device => device.kind === kind)

/** Forgets the pairing that a token belongs to. */
export const forgetToken = (token: string) => forget(device => device.token === token)

/** Calls back when pairings are forgotten, with a way to tell which; returns how to stop listening. */
export const whenForgotten = (heard: (which: Which) => void) => {
  listeners.add(heard)
  return () => {
    listeners.delete(heard)
  }
}
