import { workingDesk } from '../../../shared/words/en.ts'

const says = workingDesk.feeds.hooks

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
