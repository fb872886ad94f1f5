import { expect, test } from 'vitest'
import { cChart } from '../../shared/spc/c-chart.ts'
import { averageRange, movingRanges } from '../../shared/spc/ranges.ts'
import { c4 } from '../../shared/spc/subgroups.ts'
import { mean, median, sampleDeviation, sum } from '../../shared/spc/sums.ts'

test('a sum keeps what each addition loses', () => {
  expect(sum([1e16, 1, -1e16])).toBe(1)
  expect(sum([1, 1e100, 1, -1e100])).toBe(2)
  expect(sum(new Array<number>(15).fill(0.1))).toBe(1.5)
  expect(sum([])).toBe(0)
})

test('a mean of one value repeated is that value, and one too large to be summed is a mean all the same', () => {
  for (const value of [0.1, 0.7, 1 / 3, 1e308, 5e-324])
    for (const count of [1, 3, 15, 31]) expect(mean(new Array<number>(count).fill(value))).toBe(value)
  expect(mean([])).toBeNull()
})

test('nothing has no middle, and one value no spread', () => {
  expect([median([]), median([3, 1]), median([3, 1, 2]), sampleDeviation([4])]).toEqual([null, 2, 2, null])
})

test('a gap takes the ranges on both of its sides', () => {
  expect(movingRanges([5, 8, null, 6, 7])).toEqual([null, 3, null, null, 1])
  expect(averageRange([null, 3, null, null, 1], false)).toBe(2)
  expect(averageRange([null, 0, 0], true)).toBeNull()
})

test('the correction for small subgroups is that of the printed tables, and joins smoothly where they end', () => {
  const printed: [number, number][] = [
    [2, 0.797885],
    [3, 0.886227],
    [5, 0.939986],
    [10, 0.97266],
    [25, 0.989641],
  ]
  for (const [n, factor] of printed) expect(c4(n)).toBeCloseTo(factor, 5)
  expect(c4(1)).toBeNull()
  expect(c4(1_000)! * c4(1_001)!).toBeCloseTo(Math.sqrt(0.999), 13)
})

test('what is summed on one day does not hang on what came first', () => {
  const day = [1e308, -1e308, 1e308].map(y => ({ x: '2027-01-04', y }))
  const orders = [day, [day[0]!, day[2]!, day[1]!], [...day].reverse()]
  expect(orders.map(rows => cChart(rows).points[0]!.y)).toEqual([1e308, 1e308, 1e308])
})
