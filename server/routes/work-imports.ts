import { Type } from 'typebox'
import { workInUse } from '../../shared/work-kind.ts'
import { draftOf, whats } from '../feed/items.ts'
import type { House } from '../house.ts'
import { lay } from '../import/columns.ts'
import type { Held } from '../import/held.ts'
import { COLUMNS_MOST } from '../import/table.ts'
import { checkWork, shownWhen, type WorkRow } from '../import/work-check.ts'
import { guessWork, rememberWork, type WorkMapping } from '../import/work-columns.ts'
import type { By } from '../log.ts'
import { Refusal } from '../refusal.ts'
import { exactly } from './schemas.ts'

const TOLD_MOST = 200
const At = Type.Optional(Type.Integer({ minimum: 0, maximum: COLUMNS_MOST }))
export const WorkMappingIn = exactly({
  ...{ when: At, what: At, count: At, reference: At },
  all: Type.Union(whats.map(what => Type.Literal(what))),
  dates: Type.Union([Type.Literal('day-first'), Type.Literal('month-first')]),
})

interface Chosen {
  mapping: WorkMapping
  isRemembered: boolean
}

/** Files that bring what was done or arrived: looked at first, then taken whole or not at all. */
export const workImports = ({ clock, directory, log, teams }: House) => {
  const examine = async (file: Held, mapping: WorkMapping) => {
    const { full } = await teams.get(file.team)
    const kind = workInUse(full.work).find(({ id }) => id === file.work)
    if (!kind) throw new Refusal('no-such-work', { field: 'work' })
    const laid = lay(file.table)
    const about = { team: file.team, kind, clock: full.team, now: clock.now(), file: file.hash }
    return {
      kind,
      laid,
      timeZone: full.team.timeZone || 'UTC',
      ...checkWork(file.table, laid, mapping, about),
    }
  }

  /** Which rows are in the log already. */
  const known = async (team: string, rows: readonly WorkRow[]) => {
    const stream = `team:${team}`
    const found = await Promise.all(rows.map(({ id }) => log.storeOf(stream).find(stream, id)))
    return new Set(rows.filter((_, n) => found[n] !== null).map(({ id }) => id))
  }

  return {
    guess: (file: Held): Chosen => guessWork(lay(file.table), directory.mappings.ofWork(file.work ?? '')),

    async look(file: Held, { mapping, isRemembered }: Chosen) {
      const { id, name, table } = file
      const { laid, rows, problems, notes, blank, timeZone } = await examine(file, mapping)
      const already = await known(file.team, rows)
      return {
        ...{ import: id, name, format: table.format, encoding: table.encoding, sheet: table.sheet },
        ...{ columns: laid.columns, guess: mapping, remembered: isRemembered },
        rows: rows.map(row => ({
          ...{ line: row.line, when: shownWhen(row.happenedAt, timeZone), what: row.what, count: row.count },
          ...{ reference: row.ref, known: already.has(row.id) },
        })),
        problems: problems.slice(0, TOLD_MOST),
        moreProblems: Math.max(0, problems.length - TOLD_MOST),
        notes: notes.slice(0, TOLD_MOST),
        counts: {
          ...{ lines: table.lines.length, good: rows.length, blank, unchanged: already.size },
          bad: new Set(problems.map(({ line }) => line).filter(line => line > 0)).size,
        },
      }
    },

    async take(file: Held, by: By, mapping: WorkMapping, { leaveOut }: { leaveOut: boolean }) {
      const { kind, laid, rows, problems } = await examine(file, mapping)
      if (problems.some(({ line }) => line === 0) || (problems.length > 0 && !leaveOut))
        throw new Refusal('import-problems', { field: 'mapping' })
      if (rows.length === 0) throw new Refusal('import-nothing')
      const drafts = rows.map(row => draftOf(row.id, kind.id, row, file.name))
      const outcomes = await log.tellWhole(`team:${file.team}`, drafts, by)
      const refused = outcomes.find(outcome => 'refusal' in outcome)
      if (refused) throw refused.refusal
      const kept = rememberWork(laid.columns, mapping)
      if (kept) await directory.mappings.keepWork(kind.id, kept)
      const already = outcomes.filter(outcome => 'duplicate' in outcome && outcome.duplicate).length
      const leftOut = new Set(problems.map(({ line }) => line)).size
      return { written: outcomes.length - already, already, unchanged: 0, leftOut }
    },
  }
}
