/** A part of a parsed source. */
export interface Node {
  type: string
  start: number
  end: number
  test?: Node | null
}

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value

export const partsOf = (node: object) =>
  Object.values(node)
    .flat()
    .filter(value => isNode(value))

/** A part of a source by its name, and what is to stand there. */
export interface Cut {
  name: string
  start: number
  end: number
  text: string
}

/** The source with other parts in place of some, none of which lies in another. */
export const recut = (code: string, cuts: readonly Omit<Cut, 'name'>[]) =>
  cuts
    .toSorted((a, b) => b.start - a.start)
    .reduce((now, { start, end, text }) => now.slice(0, start) + text + now.slice(end), code)
