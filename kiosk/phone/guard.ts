import { type Ask, identifiersIn, type Stop } from '../../shared/identifiers.ts'

/** What to do with a text that somebody wants to send. */
export type Verdict =
  | { say: 'go' }
  | { say: 'empty' }
  | { say: 'stop'; kinds: readonly Stop[] }
  | { say: 'ask'; kinds: readonly Ask[] }

/** Looks at a text before it leaves the phone. A question is asked once for a text, never again for the same one. */
export const judge = (
  text: string,
  { mayBeEmpty, agreed }: { mayBeEmpty: boolean; agreed: string | null },
): Verdict => {
  if (!text) return { say: mayBeEmpty ? 'go' : 'empty' }
  const { stop, ask } = identifiersIn(text)
  if (stop.length > 0) return { say: 'stop', kinds: stop }
  if (ask.length > 0 && agreed !== text) return { say: 'ask', kinds: ask }
  return { say: 'go' }
}
