import { connections } from '../../../shared/words/en.ts'
import { Amiss } from '../form/sending.ts'

const { hooks: says } = connections

/** An address that is told what happens, as the server lists it. Only those in charge see where it leads. */
export interface Hook {
  id: string
  name: string
  url?: string
  madeOn: string
  triedAt: number | null
  deliveredAt: number | null
  failingSince: number | null
  last: string | null
}

/** What an address answered last. */
export const lastInWords = (last: string) =>
  last === 'no-answer' || last === 'no-connection' ? says.answers[last] : says.answered(last)

/** A name and a whole address; refuses what cannot be, beside its field. */
export const hookIn = (name: string, url: string) => {
  if (!name.trim()) throw new Amiss('name', says.needName)
  const address = url.trim()
  if (!/^https?:\/\/./i.test(address) || !URL.canParse(address)) throw new Amiss('url', says.needUrl)
  return { name: name.trim(), url: address }
}
