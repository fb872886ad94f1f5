/** What a measure does, down; what needs us stands first. */
export const rows = ['concern', 'neither', 'common', 'improvement', 'none'] as const
/** How it stands to its target, across. */
export const columns = ['fail', 'inconsistent', 'pass', 'none'] as const

export interface Named {
  key: string
  name: string
  overdue: boolean
}

/** Measures that do the same and stand the same to their targets. */
export interface Cell {
  row: (typeof rows)[number]
  column: (typeof columns)[number]
  measures: readonly Named[]
}
