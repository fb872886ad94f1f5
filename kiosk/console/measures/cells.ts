/** The cells of what a spreadsheet puts on the clipboard: tabs between columns, quotes round what holds a line break. */
export const cellsOf = (text: string): string[][] => {
  const rows: string[][] = [[]]
  let at = 0
  while (at < text.length) {
    const { cell, next } = cellAt(text, at)
    rows.at(-1)?.push(cell)
    at = next
    if (at >= text.length) break
    if (text[at] === '\t') {
      at++
      // A tab at the very end opens one more, empty cell.
      if (at === text.length) rows.at(-1)?.push('')
    } else {
      at += text.startsWith('\r\n', at) ? 2 : 1
      if (at < text.length) rows.push([])
    }
  }
  return rows
}

const BREAK = /[\t\r\n]/g

const cellAt = (text: string, at: number) => {
  const quoted = text[at] === '"' ? /^"((?:[^"]|"")*)"(?=[\t\r\n]|$)/.exec(text.slice(at)) : null
  if (quoted) {
    const cell = quoted[1]!.replaceAll('""', '"').replace(/\s+/g, ' ').trim()
    return { cell, next: at + quoted[0].length }
  }
  BREAK.lastIndex = at
  const next = BREAK.exec(text)?.index ?? text.length
  // Spreadsheets and web pages pad with spaces that do not look like one.
  return {
    cell: text
      .slice(at, next)
      .replaceAll(/[\u00a0\u202f]/g, ' ')
      .trim(),
    next,
  }
}
