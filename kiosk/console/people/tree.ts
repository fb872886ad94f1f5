import type { TeamRow } from '../asking.ts'

/** Teams with each one's branch below it; a team whose parent is not among them stands at the top. */
export const inTreeOrder = (teams: readonly TeamRow[]): (TeamRow & { depth: number })[] => {
  const known = new Set(teams.map(({ id }) => id))
  const below = (parent: string, depth: number): (TeamRow & { depth: number })[] =>
    teams
      .filter(team => (known.has(team.parent ?? '') ? team.parent : '') === parent)
      .sort((a, b) => a.name.localeCompare(b.name))
      .flatMap(team => [{ ...team, depth }, ...below(team.id, depth + 1)])
  return below('', 1)
}
