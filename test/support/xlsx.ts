import { crc32, deflateRawSync } from 'node:zlib'

interface Part {
  name: string
  text: string
  /** What the file says it unpacks to, where that is a lie. */
  says?: number
}

const u16 = (...values: number[]) => Buffer.from(new Uint8Array(new Uint16Array(values).buffer))
const u32 = (...values: number[]) => Buffer.from(new Uint8Array(new Uint32Array(values).buffer))

/** A ZIP file of these parts. */
export const zipOf = (parts: readonly Part[], { flags = 0 } = {}): Buffer => {
  const bodies: Buffer[] = []
  const list: Buffer[] = []
  let at = 0
  for (const { name, text, says } of parts) {
    const plain = Buffer.from(text)
    const packed = deflateRawSync(plain)
    const common = Buffer.concat([
      u16(20, flags, 8, 0, 0),
      u32(crc32(plain), packed.length, says ?? plain.length),
      u16(Buffer.byteLength(name), 0),
    ])
    const body = Buffer.concat([u32(0x04034b50), common, Buffer.from(name), packed])
    list.push(Buffer.concat([u32(0x02014b50), u16(20), common, u16(0, 0, 0), u32(0, at), Buffer.from(name)]))
    bodies.push(body)
    at += body.length
  }
  const directory = Buffer.concat(list)
  const end = Buffer.concat([
    u32(0x06054b50),
    u16(0, 0, parts.length, parts.length),
    u32(directory.length, at),
    u16(0),
  ])
  return Buffer.concat([...bodies, directory, end])
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

/** A cell: text, a number, a day as spreadsheets keep it, what a formula failed with, or one without a result. */
export type Cell = string | number | null | { day: string } | { error: string } | { formula: string }

const letters = (at: number) => String.fromCharCode(65 + at)
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

const cellXml = (cell: Cell, ref: string): string => {
  if (cell === null) return ''
  if (typeof cell === 'string') return `<c r="${ref}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`
  if (typeof cell === 'number') return `<c r="${ref}"><v>${cell}</v></c>`
  if ('error' in cell) return `<c r="${ref}" t="e"><f>1/0</f><v>${cell.error}</v></c>`
  if ('formula' in cell) return `<c r="${ref}" t="str"><f>${cell.formula}</f></c>`
  const serial = Date.parse(`${cell.day}T00:00:00Z`) / 86_400_000 + 25_569
  return `<c r="${ref}" s="1"><v>${serial}</v></c>`
}

const rowXml = (cells: readonly Cell[], row: number) =>
  `<row r="${row}">${cells.map((cell, at) => cellXml(cell, `${letters(at)}${row}`)).join('')}</row>`

export const sheetXml = (rows: readonly (readonly Cell[])[]) =>
  `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${rows.map((row, n) => rowXml(row, n + 1)).join('')}</sheetData></worksheet>`

/** The parts of a workbook with one sheet, as a spreadsheet program writes them. */
export const workbookParts = (sheet: string): Part[] => [
  {
    name: '[Content_Types].xml',
    text: `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`,
  },
  {
    name: '_rels/.rels',
    text: `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  },
  {
    name: 'xl/workbook.xml',
    text: `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="Falls" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  },
  {
    name: 'xl/_rels/workbook.xml.rels',
    text: `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
  },
  {
    name: 'xl/styles.xml',
    text: `${HEAD}<styleSheet xmlns="${MAIN}"><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" xfId="0"/><xf numFmtId="14" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  },
  { name: 'xl/worksheets/sheet1.xml', text: sheet },
]

export const xlsxOf = (rows: readonly (readonly Cell[])[]) => zipOf(workbookParts(sheetXml(rows)))
