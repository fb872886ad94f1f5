import { readCode } from './screens/code.ts'

export const sections = [
  'welcome',
  'ideas',
  'screens',
  'board',
  'measures',
  'work',
  'notices',
  'connections',
  'measure',
  'team',
  'people',
  'teams',
  'me',
  'menu',
] as const
export type Section = (typeof sections)[number]

/** Where at the desk somebody is. It stands in the address, so that going back and coming again work. */
export interface Place {
  team: string
  section: Section
  /** The idea that is open, or the empty string. */
  item: string
  /** The measure whose chart is open, or the empty string. */
  measure: string
  /** The code of a screen that waits to be paired, or the empty string. */
  pair: string
}

const isSection = (text: string): text is Section => sections.some(section => section === text)

/** Reads a place from the part of an address after `#`. */
export const placeIn = (hash: string): Place => {
  const said = new URLSearchParams(hash.replace(/^#/, ''))
  const pair = readCode(said.get('pair') ?? '')
  const section = said.get('section') ?? ''
  return {
    team: said.get('team') ?? '',
    section: pair ? 'screens' : isSection(section) ? section : 'ideas',
    item: said.get('item') ?? '',
    measure: said.get('measure') ?? '',
    pair,
  }
}

/** The address of a place, to put into a link. */
export const hashOf = ({
  team,
  section,
  item,
  measure,
}: Pick<Place, 'team' | 'section'> & { item?: string; measure?: string }) =>
  `#${new URLSearchParams({ team, section, ...(item ? { item } : {}), ...(measure ? { measure } : {}) })}`
