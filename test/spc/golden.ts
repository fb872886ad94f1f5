import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export type Cell = number | string | null

/** One golden case as its file has it; what each field means is said in ARCHITECTURE.md. */
export interface Golden {
  id: string
  chart: string
  source: string
  options: {
    improvementDirection?: 'increase' | 'decrease' | 'neutral'
    target?: number | null
    rebase?: string[]
    fixAfterNPoints?: number | null
    screenOutliers?: boolean
    freeze?: number | null
    part?: number[]
    exclude?: number[]
    multiply?: number
    centreLine?: number | null
    aggregate?: 'mean' | 'median' | 'sum' | 'sd'
  }
  input: { ref?: string; x?: (string | number)[]; y?: (number | null)[]; n?: (number | null)[] }
  expected: {
    error?: boolean
    points?: Record<string, (Cell | boolean)[]>
    parts?: Record<string, number | boolean | null>[]
    variationIcon?: string
    assuranceIcon?: string | null
    shortSegment?: boolean[]
    altMdc?: { specialCause: string[]; pointType: string[]; variationIcon: string }
    longestRunMax?: number[]
    crossingsMin?: number[]
  }
}

const here = dirname(fileURLToPath(import.meta.url))
const own = join(here, 'cases')
/** Cases on data that may not be passed on stand beside the repository, where they stand at all. */
const beside = join(here, '../../../shared/spc/cases')

const read = (folder: string): Golden[] =>
  globSync('*.json', { cwd: folder })
    .sort()
    .map(file => JSON.parse(readFileSync(join(folder, file), 'utf8')))

export const kept = read(own)
const names = new Set(kept.map(one => one.id))
export const withheld = existsSync(beside) ? read(beside).filter(one => !names.has(one.id)) : []
