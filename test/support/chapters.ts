import { afterEach, beforeEach, expect } from 'vitest'

/** Makes the tests of a file chapters of one story: when one fails, those after it would only say so again. */
export const chapters = (complaints: () => string[]) => {
  let isBroken = false
  beforeEach(({ skip, onTestFailed }) => {
    skip(isBroken, 'an earlier chapter failed')
    onTestFailed(() => {
      isBroken = true
    })
  })
  // What a page complained of, in its console or to its policy, is a failure of the chapter it happened in.
  afterEach(() => expect(complaints().splice(0)).toEqual([]))
}
