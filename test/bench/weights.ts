import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Row, table } from './measure.ts'

const root = resolve(import.meta.dirname, '../..')
const dist = join(root, 'dist')
const KB = 1_000

interface Chunk {
  file: string
  imports?: string[]
  dynamicImports?: string[]
}

const manifest = (): Record<string, Chunk> =>
  JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'))

const never = () => false
const always = () => true
/** A wall of today: a jar, ideas and what came of them, a measure with its chart, work, and the way to the phone. */
const onWall = ['jar', 'ideas', 'answered', 'measure', 'work', 'qr']
const hangs = (name: string) =>
  !name.startsWith('board/panels/') || onWall.some(kind => name.startsWith(`board/panels/${kind}/`))

/** A page's script files: those it cannot do without, and those of the others that it fetches later. */
const filesOf = (
  chunks: Record<string, Chunk>,
  page: string,
  later: (name: string) => boolean,
): Set<string> => {
  const names = new Set<string>()
  const walk = (name: string) => {
    const chunk = chunks[name]
    if (!chunk || names.has(name)) return
    names.add(name)
    for (const next of [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? []).filter(later)]) walk(next)
  }
  walk(page)
  return new Set([...names].map(name => chunks[name]!.file).filter(file => file.endsWith('.js')))
}

const zipped = (files: Iterable<string>) =>
  [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file)), { level: 9 }).length, 0) /
  KB

const sizeOf = (path: string): number =>
  statSync(path).isDirectory()
    ? readdirSync(path, { withFileTypes: true }).reduce(
        (sum, entry) => sum + (entry.isSymbolicLink() ? 0 : sizeOf(join(path, entry.name))),
        0,
      )
    : statSync(path).size

interface Locked {
  packages: Record<string, { dev?: boolean; devOptional?: boolean }>
}

/** What an installation with `npm ci --omit=dev` carries, as the lock file has it. */
const modulesMb = () => {
  const { packages }: Locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const paths = Object.entries(packages).flatMap(([path, { dev, devOptional }]) =>
    path && !dev && !devOptional && existsSync(join(root, path)) ? [path] : [],
  )
  // A package inside another is counted with it.
  const outer = paths.filter(path => !paths.some(other => path.startsWith(`${other}/`)))
  return outer.reduce((sum, path) => sum + sizeOf(join(root, path)), 0) / 1_000_000
}

/** How much a page weighs, and an installation. */
export const run = async () => {
  const chunks = manifest()
  const pages: [string, string, number, number?][] = [
    ['board', 'board/board.html', 40, 120],
    ['kiosk', 'kiosk/kiosk.html', 45],
    ['phone, an idea', 'kiosk/phone/idea.html', 25],
    ['phone, a team', 'kiosk/phone/team.html', 25],
    ['console', 'kiosk/console/console.html', Number.NaN],
    ['home', 'kiosk/console/home.html', Number.NaN],
  ]
  const rows: Row[] = pages.flatMap(([what, page, first, all]) => [
    {
      what: `${what}: script it starts with`,
      ours: zipped(filesOf(chunks, page, never)),
      unit: 'KB',
      ...(first ? { goal: { under: first } } : {}),
    },
    {
      what: `${what}: script in all`,
      ours: zipped(filesOf(chunks, page, always)),
      unit: 'KB',
      ...(all ? { goal: { under: all } } : {}),
    },
  ])
  rows.splice(2, 0, {
    what: `board: script of a wall with ${onWall.length} panels`,
    ours: zipped(filesOf(chunks, 'board/board.html', hangs)),
    unit: 'KB',
  })
  rows.push({ what: 'production node_modules', ours: modulesMb(), unit: 'MB', goal: { under: 40 } })
  return table('Weights, scripts gzipped', rows)
}
