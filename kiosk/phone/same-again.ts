/** Makes a draft once for the same words: one that is tried again after a lost answer must be the same, or it counts twice. */
export const sameAgain = <Said, Made>(make: (said: Said) => Made) => {
  let last: { words: string; made: Made } | null = null
  return (said: Said): Made => {
    const words = JSON.stringify(said)
    if (last?.words !== words) last = { words, made: make(said) }
    return last.made
  }
}
