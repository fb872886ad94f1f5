/** Hands a file to the one who asked for it. */
export const save = (blob: Blob, name: string) => {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

const HEAD_EM = 3.4

interface Heading {
  head: string
  text: string
  ink: { paper: string; ink: string; muted: string; font: string }
}

/** The chart as it stands on the page, on paper and with its sentence above. Null while it is not drawn yet. */
export const pngOf = async (
  canvas: HTMLCanvasElement,
  { head, text, ink }: Heading,
): Promise<Blob | null> => {
  if (canvas.dataset['state'] !== 'still' || canvas.width === 0) return null
  const em = (canvas.width / Math.max(1, canvas.clientWidth)) * 16
  const sheet = document.createElement('canvas')
  const edge = Math.round(em)
  const top = Math.round(edge + HEAD_EM * em)
  sheet.width = canvas.width + 2 * edge
  sheet.height = canvas.height + top + edge
  const pen = sheet.getContext('2d')
  if (!pen) return null
  pen.fillStyle = ink.paper
  pen.fillRect(0, 0, sheet.width, sheet.height)
  pen.textBaseline = 'top'
  pen.fillStyle = ink.muted
  pen.font = `${em}px ${ink.font}`
  pen.fillText(head, edge, edge, canvas.width)
  pen.fillStyle = ink.ink
  pen.font = `700 ${1.3 * em}px ${ink.font}`
  pen.fillText(text, edge, edge + 1.35 * em, canvas.width)
  pen.drawImage(canvas, edge, top)
  return new Promise(resolve => sheet.toBlob(resolve, 'image/png'))
}
