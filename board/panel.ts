import { type ComponentChild, type ComponentType, h } from 'preact'
import type { State } from '../shared/state.ts'
import type { AsOf, Scene } from './scene.ts'

export type Settings = Record<string, string | number | boolean>

/** What every panel's model says of itself. */
export interface Reading {
  asOf: AsOf
  /** Past its cadence: shown, but greyed. */
  stale: boolean
  /** What will appear here and how to make it appear; null when there is something to show. */
  empty: string | null
  /** What stands above it; absent: the panel's own title. */
  heading?: string
}

/** One of the things in a team's state that a setting may name. */
export interface Choice {
  value: string
  label: string
  /** Another name under which an older board may know it. */
  alias?: string
}

/** What a setting may be chosen from. The empty text leaves it to the panel. */
export type Choices = (state: State) => readonly Choice[]

interface Declared<S extends Settings, Model extends Reading> {
  kind: string
  title: string
  /** Every setting with the value it has until someone chooses another. */
  settings: S
  /** What a form calls each setting. */
  labels: Readonly<Record<keyof S & string, string>>
  /** Settings that name something of the team: where they are chosen from. */
  choices?: Readonly<Partial<Record<keyof S & string, Choices>>>
  select: (state: State, settings: S, scene: Scene) => Model
  view: () => Promise<{ View: ComponentType<Model> }>
}

/** Draws a panel's body from the state; made once its view has arrived. */
export type Draw = (state: State, given: Settings, scene: Scene) => ComponentChild

export interface Panel<S extends Settings = Settings, Model extends Reading = Reading> {
  kind: string
  title: string
  settings: S
  labels: Readonly<Record<string, string>>
  choices: Readonly<Record<string, Choices | undefined>>
  /** The model for settings as somebody saved them: what is missing or of another type takes its default. */
  read: (state: State, given: Settings, scene: Scene) => Model
  open: () => Promise<Draw>
}

const settled = <S extends Settings>(defaults: S, given: Settings): S => {
  const known = Object.entries(given).filter(([name, value]) => typeof value === typeof defaults[name])
  return { ...defaults, ...Object.fromEntries(known) }
}

/** Declares a panel. What thinks is here; what draws is fetched when a board first needs it. */
export const panel = <S extends Settings, Model extends Reading>({
  kind,
  title,
  settings,
  labels,
  choices,
  select,
  view,
}: Declared<S, Model>): Panel<S, Model> => {
  const read = (state: State, given: Settings, scene: Scene) => select(state, settled(settings, given), scene)
  const open = async (): Promise<Draw> => {
    const { View } = await view()
    return (state, given, scene) => h(View, read(state, given, scene))
  }
  return { kind, title, settings, labels, choices: { ...choices }, read, open }
}
