import { type ComponentType, h } from 'preact'
import type { Draft, State } from '../shared/state.ts'
import type { Kept } from './outbox.ts'

/** True once the server has it; else its code for no, or that it was not reached. */
export type Told = true | { no: string }

/** What an entry may do, and what it knows of where it stands. */
export interface Tools {
  state: State
  /** Keeps a draft on this screen's disk; what it answers may be said to the one who tapped. */
  keep: (draft: Draft) => Promise<Kept>
  /** Tells the server within seconds or not at all. */
  tell: (draft: Draft) => Promise<Told>
  /** The time by the server's clock. */
  now: () => number
  /** Where phones reach this server. */
  url: string
  /** Whether the server cannot be reached just now. */
  offline: boolean
}

/** What the first screen is worked out from. */
export type Known = Pick<Tools, 'state' | 'now'> & Partial<Pick<Tools, 'offline'>>

export interface ScreenProps extends Tools {
  /** Back to the first screen, with nothing left of this one. */
  home: () => void
  /** Says plainly that something could not be kept. */
  notSaved: () => void
}

/** Something that answers from the first screen with one tap. */
export interface Choice {
  value: string
  name: string
  picture: ComponentType
}

/** What follows a tap: a screen, or the news that nothing could be kept. No screen: a sentence must do. */
export interface Opened {
  kept: Kept | null
  Screen: ComponentType<ScreenProps> | null
}

export interface EntryWords {
  title: string
  hint: string
}

/** Something that the first screen says of itself and that a tap leads to. */
export interface News {
  /** What the entry is opened with. */
  choice: string
  /** `calls`: somebody waits; `comes`: somebody is on the way; `asks`: an answer would help. */
  tone: 'calls' | 'comes' | 'asks'
  title: string
  head: string
  tells: string
}

/** One kind of thing that somebody can say at a kiosk. */
export interface Entry {
  kind: string
  /** What the first screen calls it, for a moment's state. */
  words: (known: Known) => EntryWords
  /** What stands on the first screen until somebody has seen to it; null for nothing. */
  news: (known: Known) => News | null
  /** Meant for a few of those who come by: it stands back. */
  forFew: boolean
  /** Whether what is tapped waits here for the network; if not, it is told at once or not at all. */
  keeps: boolean
  choices: readonly Choice[]
  offered: (state: State) => boolean
  open: (choice: string | null, tools: Tools) => Promise<Opened>
  /** Fetches its screen ahead of the first tap, so that it opens without a network too. */
  fetch: () => Promise<unknown>
}

interface Given<Begun> {
  kind: string
  words: EntryWords | Entry['words']
  news?: Entry['news']
  forFew?: boolean
  keeps?: boolean
  choices?: readonly Choice[]
  offered: (state: State) => boolean
  /** What the tap alone already does. */
  begin: (choice: string | null, tools: Tools) => Promise<{ kept: Kept | null; begun: Begun }>
  screen: () => Promise<ComponentType<ScreenProps & { begun: Begun }>>
}

/** Nobody looks at a button that stays pressed for longer than this. */
const SCREEN_WITHIN_MS = 4_000

const inTime = <T>(coming: Promise<T | null>): Promise<T | null> => {
  const late = Promise.withResolvers<null>()
  const timer = setTimeout(() => late.resolve(null), SCREEN_WITHIN_MS)
  return Promise.race([coming, late.promise]).finally(() => clearTimeout(timer))
}

/** Makes an entry. What `begin` hands on reaches its screen and nobody else. */
export const entry = <Begun>({
  begin,
  screen,
  words,
  choices = [],
  forFew = false,
  keeps = true,
  news = () => null,
  ...rest
}: Given<Begun>): Entry => {
  // An old build's chunk may be gone from the server, or the network: the answer stands without its screen.
  const load = () => screen().catch(() => null)
  return {
    ...rest,
    choices,
    forFew,
    keeps,
    news,
    words: typeof words === 'function' ? words : () => words,
    fetch: load,
    open: async (choice, tools) => {
      const { kept, begun } = await begin(choice, tools)
      if (kept === 'nowhere') return { kept, Screen: null }
      const Loaded = await inTime(load())
      return { kept, Screen: Loaded && (props => h(Loaded, { ...props, begun })) }
    },
  }
}
