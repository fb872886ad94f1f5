/** Marks every stretch of `length` or more neighbours for which `same` holds from each to the next. */
export const stretches = (count: number, length: number, same: (i: number) => boolean): boolean[] => {
  const marked = new Array<boolean>(count).fill(false)
  let start = 0
  for (let i = 1; i <= count; i++) {
    if (i < count && same(i)) continue
    if (i - start >= length) marked.fill(true, start, i)
    start = i
  }
  return marked
}
