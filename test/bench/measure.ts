import { readFileSync } from 'node:fs'

export const sleep = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms))

/** Milliseconds on the clock that all processes of a machine share; `performance.now()` starts anew in each. */
export const nowMs = () => Number(process.hrtime.bigint()) / 1e6

export const percentile = (values: ArrayLike<number>, share: number): number => {
  const sorted = Float64Array.from(values).sort()
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
export const median = (values: ArrayLike<number>) => percentile(values, 0.5)
export const p99 = (values: ArrayLike<number>) => percentile(values, 0.99)

/** Runs each in turn, several times over, so that an hour's drift of the machine meets all of them alike. */
export const interleaved = async <Name extends string, Result>(
  rounds: number,
  runs: Record<Name, () => Promise<Result>>,
): Promise<Record<Name, Result[]>> => {
  const names = Object.keys(runs) as Name[]
  const results = Object.fromEntries(names.map(name => [name, []])) as unknown as Record<Name, Result[]>
  for (let round = 0; round < rounds; round++)
    for (const name of names) results[name].push(await runs[name]())
  return results
}

/** What a process holds for itself, its share of what it holds with others included. */
export const pssMb = (pid: number) => {
  const [, kb] = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? []
  return Number(kb) / 1024
}

/** CPU time a process has used, in milliseconds; the kernel counts in hundredths of a second. */
export const cpuMs = (pid: number) => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

export interface Row {
  what: string
  ours: number
  unit: string
  reference?: number
  /** A bound for `ours`, or for what it is of the reference. */
  goal?: { under: number } | { atLeast: number } | { ratioUnder: number } | { ratioAtLeast: number }
}

const show = (value: number | undefined) =>
  value === undefined
    ? ''
    : new Intl.NumberFormat('en-GB', { maximumSignificantDigits: Math.abs(value) >= 1_000 ? 4 : 3 }).format(
        value,
      )

const judged = ({ ours, reference, goal, unit }: Row): [string, string] => {
  if (!goal) return ['', '']
  const ratio = ours / (reference ?? Number.NaN)
  const [text, met] =
    'under' in goal
      ? [`< ${show(goal.under)} ${unit}`, ours < goal.under]
      : 'atLeast' in goal
        ? [`≥ ${show(goal.atLeast)} ${unit}`, ours >= goal.atLeast]
        : 'ratioUnder' in goal
          ? [`≤ ${show(goal.ratioUnder)} ×`, ratio <= goal.ratioUnder]
          : [`≥ ${show(goal.ratioAtLeast)} ×`, ratio >= goal.ratioAtLeast]
  return [text, met ? 'met' : 'falls short']
}

/** Prints one table; answers with how many goals were not met. */
export const table = (title: string, rows: readonly Row[]): number => {
  const head = ['', 'ours', 'reference', 'ratio', 'goal', '']
  const lines = rows.map(row => {
    const ratio = row.reference ? (row.ours / row.reference).toFixed(2) : ''
    const reference = row.reference === undefined ? '' : `${show(row.reference)} ${row.unit}`
    return [row.what, `${show(row.ours)} ${row.unit}`, reference, ratio, ...judged(row)]
  })
  const widths = head.map((_, n) => Math.max(...[head, ...lines].map(line => line[n]!.length)))
  const print = (line: readonly string[]) => {
    const cells = line.map((cell, n) =>
      n === 0 || n > 3 ? cell.padEnd(widths[n]!) : cell.padStart(widths[n]!),
    )
    console.log(`  ${cells.join('  ')}`.trimEnd())
  }
  console.log(`\n${title}`)
  for (const line of [head, ...lines]) print(line)
  return lines.filter(line => line.at(-1) === 'falls short').length
}
