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

type Tempo = 'prompt' | 'calm'

interface Declared<S extends Settings, Model extends Reading> {
  kind: string
  title: string
  /** Every setting with the value it has until someone chooses another. */
  settings: S
  /** What a form calls each setting. */
  labels: Readonly<Record<keyof S & string, string>>
  select: (state: State, settings: S, scene: Scene) => Model
  view: () => Promise<{ View: ComponentType<Model> }>
  /** A calm panel is drawn at most four times a second, whatever arrives. */
  pace?: Tempo
}

/** Draws a panel's body from the state; made once its view has arrived. */
export type Draw = (state: State, given: Settings, scene: Scene) => ComponentChild

export interface Panel<S extends Settings = Settings, Model extends Reading = Reading> {
  kind: string
  title: string
  settings: S
  labels: Readonly<Record<string, string>>
  pace: Tempo
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
  select,
  view,
  pace = 'prompt',
}: Declared<S, Model>): Panel<S, Model> => {
  const read = (state: State, given: Settings, scene: Scene) => select(state, settled(settings, given), scene)
  const open = async (): Promise<Draw> => {
    const { View } = await view()
    return (state, given, scene) => h(View, read(state, given, scene))
  }
  return { kind, title, settings, labels, pace, read, open }
}
