interface Place {
  end: (() => void) | null
}

/**
 * Lets so many things go on at once, and ends them in the order in which they came, as MQTT wants its messages
 * acknowledged. Answers when there is room for one more.
 */
export const inLine = (most: number) => {
  const line: Place[] = []
  let waiting: (() => void)[] = []
  const advance = () => {
    while (line[0]?.end) line.shift()?.end?.()
    if (line.length >= most) return
    const all = waiting
    waiting = []
    for (const go of all) go()
  }
  return async (work: Promise<() => void>): Promise<void> => {
    const place: Place = { end: null }
    line.push(place)
    void work.then(end => {
      place.end = end
      advance()
    })
    if (line.length >= most) await new Promise<void>(resolve => waiting.push(resolve))
  }
}
