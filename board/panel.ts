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

/** What a setting may be chosen from. The empty text leaves it to the panel, which may say here what it then shows. */
export type Choices = (state: State) => readonly Choice[]

/** What panels are for, in the order in which a lead is offered them. */
export const panelGroups = ['voice', 'better', 'work', 'news'] as const
export type PanelGroup = (typeof panelGroups)[number]

type Tempo = 'prompt' | 'calm'
type Read<Model> = (state: State, given: Settings, scene: Scene) => Model
type Select<S, Model> = (state: State, settings: S, scene: Scene) => Model

interface Declared<S extends Settings, Model extends Reading> {
  kind: string
  group: PanelGroup
  title: string
  /** Every setting with the value it has until someone chooses another. */
  settings: S
  /** What a form calls each setting. */
  labels: Readonly<Record<keyof S & string, string>>
  /** Settings that name something of the team: where they are chosen from. */
  choices?: Readonly<Partial<Record<keyof S & string, Choices>>>
  view: () => Promise<{ View: ComponentType<Model> }>
  /** A calm panel is drawn at most four times a second, whatever arrives. */
  pace?: Tempo
}

interface Thinking<S extends Settings, Model extends Reading> extends Declared<S, Model> {
  select: Select<S, Model>
}

interface ThinkingLater<S extends Settings, Model extends Reading> extends Declared<S, Model> {
  think: () => Promise<{ select: Select<S, Model> }>
}

/** What a panel says of itself and its body, from one look at the state. */
export type Show = (state: State, given: Settings, scene: Scene) => { reading: Reading; body: ComponentChild }

export interface Panel<S extends Settings = Settings> {
  kind: string
  /** What it is for. */
  group: PanelGroup
  title: string
  settings: S
  labels: Readonly<Record<string, string>>
  choices: Readonly<Record<string, Choices | undefined>>
  pace: Tempo
  /** What it says of itself before its view has arrived; absent where what thinks arrives with the view. */
  read?: Read<Reading>
  open: () => Promise<Show>
}

const settled = <S extends Settings>(defaults: S, given: Settings): S => {
  const known = Object.entries(given).filter(([name, value]) => typeof value === typeof defaults[name])
  return { ...defaults, ...Object.fromEntries(known) }
}

const showing =
  <Model extends Reading>(View: ComponentType<Model>, read: Read<Model>): Show =>
  (state, given, scene) => {
    const reading = read(state, given, scene)
    return { reading, body: h(View, reading) }
  }

/** Declares a panel. What thinks is here; what draws is fetched when a board first needs it. */
export const panel = <S extends Settings, Model extends Reading>({
  select,
  view,
  choices,
  pace = 'prompt',
  ...named
}: Thinking<S, Model>): Panel<S> & { read: Read<Model> } => {
  /** The model for settings as somebody saved them: what is missing or of another type takes its default. */
  const read: Read<Model> = (state, given, scene) => select(state, settled(named.settings, given), scene)
  return {
    ...named,
    choices: choices ?? {},
    pace,
    read,
    open: async () => showing((await view()).View, read),
  }
}

/** Declares a panel of which all but its name is fetched when a board first needs it: no other board carries it. */
export const laterPanel = <S extends Settings, Model extends Reading>({
  think,
  view,
  choices,
  pace = 'prompt',
  ...named
}: ThinkingLater<S, Model>): Panel<S> => ({
  ...named,
  choices: choices ?? {},
  pace,
  open: async () => {
    const [{ select }, { View }] = await Promise.all([think(), view()])
    return showing(View, (state, given, scene) => select(state, settled(named.settings, given), scene))
  },
})
