/** Something in a list that is being edited; `row` tells rows apart while their names change. */
export type Rowed<T> = T & { row: number }

let rows = 0

/** Gives a thing a row of its own. */
export const rowed = <T extends object>(thing: T): Rowed<T> => ({ ...thing, row: rows++ })

/** A key for the log made from a name; never one that is taken, and never one that changes later. */
export const keyFor = (name: string, taken: readonly string[]) => {
  const plain = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 24)
    .replace(/^-+|-+$/g, '')
  const base = plain || 'choice'
  if (!taken.includes(base)) return base
  let n = 2
  while (taken.includes(`${base}-${n}`)) n++
  return `${base}-${n}`
}

/** Gives every new thing its key; those that have one keep it, so that what was said before still counts for them. */
export const withKeys = <T extends { key: string; name: string }>(list: readonly T[]): T[] => {
  const taken = list.map(({ key }) => key).filter(Boolean)
  return list.map(one => {
    if (one.key) return one
    const key = keyFor(one.name, taken)
    taken.push(key)
    return { ...one, key }
  })
}

/** A list with one of its things moved by so many places; where there is no such place it stays as it is. */
export const moved = <T>(list: readonly T[], from: number, by: number): T[] => {
  const to = from + by
  if (to < 0 || to >= list.length) return [...list]
  const rest = list.toSpliced(from, 1)
  return rest.toSpliced(to, 0, list[from]!)
}
