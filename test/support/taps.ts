import { newId } from '../../shared/id.ts'
import type { Dice } from './dice.ts'

export interface Tap {
  id: string
  type: string
  happenedAt: number
  [field: string]: unknown
}

interface Outbox {
  base: string
  team: string
  token: string
  die: Dice
}

/** One to five things somebody taps at a kiosk: a mood, a mood with a comment, an idea. */
const someTaps = (die: Dice): Tap[] =>
  Array.from({ length: die.chance(0.6) ? 1 : 1 + die.upTo(5) }, () => {
    const tap = { id: newId(), happenedAt: Date.now() }
    if (die.chance(0.1)) return { ...tap, type: 'idea-left', topic: 'team', text: `Idea ${die.upTo(1_000)}` }
    const comment = die.chance(0.1) ? { comment: `Comment ${die.upTo(1_000)}` } : {}
    return { ...tap, type: 'mood-given', mood: die.pick(['good', 'mixed', 'hard']), ...comment }
  })

/**
 * A kiosk with an outbox, as far as the server can tell: it keeps what was not answered and sends it again, oldest
 * first. `thanked` gathers what the server said it has, and under which number.
 */
export const openTaps = ({ base, team, token, die }: Outbox, thanked: Map<string, Set<number>>) => {
  let waiting: Tap[] = []
  let isOpen = false
  const send = async (drafts: readonly Tap[]) => {
    const answer = await fetch(`${base}/api/v1/teams/${team}/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(drafts),
    })
    if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`)
    const { results } = (await answer.json()) as {
      results: { status: number; event: { id: string; seq: number } }[]
    }
    for (const { status, event } of results) {
      if (status > 201) throw new Error(`a tap was refused: ${status}`)
      thanked.set(event.id, (thanked.get(event.id) ?? new Set()).add(event.seq))
      waiting = waiting.filter(({ id }) => id !== event.id)
    }
  }
  const isGone = (error: unknown) =>
    error instanceof TypeError || (error instanceof Error && /^429/.test(error.message))
  return {
    all: [] as string[],
    waiting: () => waiting.length,
    /** Sends what waits, then taps on until told to stop or until the server is gone. */
    async tap() {
      isOpen = true
      while (isOpen) {
        if (waiting.length < 20) {
          const fresh = someTaps(die)
          waiting.push(...fresh)
          this.all.push(...fresh.map(({ id }) => id))
        }
        try {
          await send(waiting.slice(0, 20))
        } catch (error) {
          if (!isGone(error)) throw error
          return
        }
      }
    },
    pause() {
      isOpen = false
    },
    async drain() {
      while (waiting.length) await send(waiting.slice(0, 20))
    },
  }
}
