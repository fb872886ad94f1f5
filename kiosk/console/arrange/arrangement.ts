import type { panels } from '../../../board/panels/panels.ts'
import type { State } from '../../../shared/state.ts'
import { type Placement, panelSizes } from '../../../shared/team.ts'

export type { Choice } from '../../../board/panels/panels.ts'
export type Panel = (typeof panels)[number]
export type Settings = Panel['settings']

export const PANELS_MOST = 12

/** A placement for a panel that was not there yet; its id is its kind, with a number where that is taken. */
export const placementOf = (
  panel: Pick<Panel, 'kind' | 'settings'>,
  placed: readonly Placement[],
): Placement => {
  const taken = new Set(placed.map(({ id }) => id))
  let id = panel.kind
  for (let n = 2; taken.has(id); n++) id = `${panel.kind}-${n}`
  return { id, kind: panel.kind, size: 'medium', settings: {} }
}

/** The board with a measure on it, last; nothing where it stands there already or no place is left. */
export const hanging = (key: string, placed: readonly Placement[]): Placement[] | null => {
  if (placed.length >= PANELS_MOST || placed.some(({ settings }) => settings['measure'] === key)) return null
  return [
    ...placed,
    { ...placementOf({ kind: 'measure', settings: {} }, placed), settings: { measure: key } },
  ]
}

export const isSize = (text: string): text is Placement['size'] => panelSizes.some(size => size === text)

/** A panel's settings as they now are: what was chosen, else its own. */
export const settingsOf = (panel: Pick<Panel, 'settings'>, { settings }: Placement): Settings => {
  const chosen = Object.entries(settings).filter(
    ([name, value]) => typeof value === typeof panel.settings[name],
  )
  return { ...panel.settings, ...Object.fromEntries(chosen) }
}

/** What a panel is set to show, of the things that the team has; nothing where that is left to the panel. */
export const shownBy = (
  panel: Pick<Panel, 'settings' | 'choices'>,
  placement: Placement,
  state: State,
): string =>
  Object.entries(settingsOf(panel, placement))
    .flatMap(([name, value]) => {
      if (value === '') return []
      const chosen = panel.choices[name]?.(state).find(one => one.value === value || one.alias === value)
      return chosen ? [chosen.label] : []
    })
    .join(', ')

/** One setting changed. Only what differs from the panel's own is kept, so that a better default reaches old boards. */
export const withSetting = (
  panel: Pick<Panel, 'settings'>,
  placement: Placement,
  [name, value]: [string, string | number | boolean],
): Placement => {
  const { [name]: _, ...rest } = placement.settings
  return { ...placement, settings: value === panel.settings[name] ? rest : { ...rest, [name]: value } }
}

/** What somebody typed where a number belongs; the old one while it is none. */
export const numberFrom = (typed: string, was: number) => {
  const read = Number(typed)
  return typed.trim() !== '' && Number.isFinite(read) ? read : was
}
