import { newId } from '../../shared/id.ts'
import type { Clock } from '../clock.ts'
import { Refusal } from '../refusal.ts'
import type { Book } from './book.ts'
import type { Device, DeviceKind, Document } from './document.ts'
import { dayOf, type Seen } from './seen.ts'
import { hashOf, newToken } from './tokens.ts'

export interface DeviceSeen {
  id: string
  kind: DeviceKind
  name: string
  team: string
}

export interface Devices {
  /** The screens of a team that may work, in the order they were paired. */
  of(team: string): readonly (DeviceSeen & { pairedOn: string; seenOn: string | null })[]
  /** The screen, unless it was removed. */
  find(id: string): DeviceSeen | null
  /** Whose token this is, or null. */
  carrying(token: string): DeviceSeen | null
  /** Notes a screen that a lead approved; it gets its token when it comes for it. */
  pair(device: Omit<DeviceSeen, 'id'>, by: string): Promise<DeviceSeen>
  /** Makes the token. What is kept is its hash. */
  giveToken(id: string): Promise<string>
  rename(id: string, name: string): Promise<DeviceSeen>
  /** Notes that a screen is there. Not at a tap: that would tell when somebody said something. */
  seen(id: string): void
  /** Ends a screen's rights; its name stays, so that the log can be read. */
  revoke(id: string): Promise<void>
}

const seenOf = ({ id, kind, name, team }: Device): DeviceSeen => ({ id, kind, name, team })

const need = ({ devices }: Readonly<Document>, id: string): Device => {
  const found = devices.find(device => device.id === id && !device.revokedOn)
  if (!found) throw new Refusal('not-found')
  return found
}

export const devicesIn = (
  book: Book,
  seen: Seen,
  clock: Pick<Clock, 'now'>,
  gone: (id: string) => void,
): Devices => {
  let indexed: Readonly<Document> | null = null
  let byHash = new Map<string | null, Device>()
  const carrying = (hash: string) => {
    if (indexed !== book.now) {
      indexed = book.now
      byHash = new Map(book.now.devices.map(device => [device.tokenHash, device]))
    }
    return byHash.get(hash)
  }
  return {
    of: team =>
      book.now.devices
        .filter(device => device.team === team && !device.revokedOn)
        .map(device => ({
          ...seenOf(device),
          pairedOn: device.pairedOn,
          seenOn: seen.deviceOn(device.id) ?? device.seenOn ?? null,
        })),
    find(id) {
      const found = book.now.devices.find(device => device.id === id && !device.revokedOn)
      return found ? seenOf(found) : null
    },
    carrying(token) {
      const found = carrying(hashOf(token))
      return found ? seenOf(found) : null
    },
    seen: id => seen.device(id),
    pair: ({ kind, name, team }, by) =>
      book.change(next => {
        const device: Device = {
          id: newId(),
          kind,
          name,
          team,
          tokenHash: null,
          pairedOn: dayOf(clock.now()),
          pairedBy: by,
        }
        next.devices.push(device)
        return seenOf(device)
      }),
    giveToken: id =>
      book.change(next => {
        const token = newToken()
        need(next, id).tokenHash = hashOf(token)
        return token
      }),
    rename: (id, name) =>
      book.change(next => {
        const device = need(next, id)
        device.name = name
        return seenOf(device)
      }),
    async revoke(id) {
      await book.change(next => {
        const device = need(next, id)
        device.tokenHash = null
        device.revokedOn = dayOf(clock.now())
      })
      gone(id)
    },
  }
}
