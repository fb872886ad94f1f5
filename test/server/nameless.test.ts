import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync as Database } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { digest } from '../../shared/ticket.ts'
import { at, BROWSER, isVoiceFile, playDay } from '../support/nameless-day.ts'

const GRACE = 10 * 60_000
const SHIFTS: Record<string, { starts: string; ends: string }> = {
  early: { starts: '2026-11-23T07:00', ends: '2026-11-23T14:00' },
  late: { starts: '2026-11-23T14:00', ends: '2026-11-23T21:00' },
  night: { starts: '2026-11-23T21:00', ends: '2026-11-24T07:00' },
}

let day: Awaited<ReturnType<typeof playDay>>
beforeAll(async () => {
  day = await playDay()
}, 60_000)
afterAll(() => day.remove())

const rows = (file: string, sql: string) => {
  const db = new Database(join(day.backup, file), { readOnly: true })
  try {
    return db.prepare(sql).all() as Record<string, string & number & Uint8Array>[]
  } finally {
    db.close()
  }
}
const said = () =>
  rows('voice.db', 'select id, seq, doc, hash from events order by seq').map(row => ({
    id: String(row['id']),
    seq: Number(row['seq']),
    hash: String(row['hash']),
    doc: JSON.parse(row['doc']!),
  }))
const released = () =>
  rows('team.db', 'select id, seq, doc from events order by seq')
    .map(row => ({ id: String(row['id']), seq: Number(row['seq']), doc: JSON.parse(row['doc']!) }))
    .filter(({ doc }) => doc.type === 'words-released')

describe('while somebody says something without a name', () => {
  test('no other file changes, no line is logged, no figure moves, no screen is marked', () => {
    expect(day.acts.length).toBeGreaterThan(14)
    expect(day.traces).toEqual([])
  })
})

describe('afterwards, with the folder, a backup, the logs and a lead’s rights', () => {
  test('the minute of what was said is nowhere, in letters or in bytes', () => {
    for (const [name, bytes] of day.loot) {
      const text = bytes.toString('latin1')
      const digits = [...text.matchAll(/(?<!\d)1[78]\d{8}(?:\d{3})?(?!\d)/g)].map(([found]) =>
        Number(found.padEnd(13, '0')),
      )
      for (const act of day.acts) {
        const near = digits.filter(when => Math.abs(when - act.at) < 60_000)
        expect([name, new Date(act.at).toISOString(), near]).toEqual([
          name,
          new Date(act.at).toISOString(),
          [],
        ])
        expect(text).not.toContain(new Date(act.at).toISOString().slice(0, 16))
        // SQLite keeps such a number in six bytes, JavaScript in eight.
        const whole = Buffer.alloc(8)
        whole.writeBigInt64BE(BigInt(act.at))
        const real = Buffer.alloc(8)
        real.writeDoubleBE(act.at)
        for (const start of [whole.subarray(2, 6), real.subarray(0, 5)]) {
          for (let from = bytes.indexOf(start); from >= 0; from = bytes.indexOf(start, from + 1)) {
            const found =
              start.length === 4
                ? bytes.readUIntBE(from, 6)
                : bytes.length - from >= 8
                  ? bytes.readDoubleBE(from)
                  : 0
            expect([name, Math.abs(found - act.at) < 60_000]).toEqual([name, false])
          }
        }
      }
    }
  })

  test('the minutes of named acts are there, or this test would look in the wrong place', () => {
    const all = [...day.loot.values()].map(bytes => bytes.toString('latin1')).join('\n')
    for (const when of day.named) expect(all).toContain(String(when))
  })

  test('each thing said bears its shift and no more', () => {
    const known = new Set(['type', 'at', 'day', 'shift', 'by', 'mood', 'reason', 'key', 'texts'])
    const all = said()
    expect(all.length).toBeGreaterThan(14)
    for (const { doc } of all) {
      expect(doc.at).toBe(at(SHIFTS[doc.shift]!.starts))
      expect(Object.keys(doc).filter(field => !known.has(field))).toEqual([])
      expect(['kiosk', 'phone', 'ticket']).toContain(doc.by)
    }
  })

  test('what the files of voice keep for a fast start says nothing of a shift that was running', () => {
    const kept = rows('voice.db', 'select seq from checkpoints')
    expect(kept).toHaveLength(1)
    for (const { seq } of kept) {
      const until = said().filter(one => one.seq <= Number(seq))
      const after = said().filter(one => one.seq > Number(seq))
      const newest = Math.max(...until.map(({ doc }) => doc.at))
      // What follows is of a shift that had not begun, or came late: no shift is cut in two.
      expect(after.filter(({ doc }) => doc.at === newest && doc.shift !== 'night')).toEqual([])
    }
  })

  test('what the same kiosk counted by name stands beside no answer, neither by number nor by place', () => {
    const taps = rows('team.db', 'select id, seq, doc from events order by seq')
      .map(({ id, seq, doc }) => ({ id: String(id), seq: Number(seq), doc: JSON.parse(doc!) }))
      .filter(({ doc }) => /^work-(un)?done$/.test(doc.type))
    expect(taps.length).toBeGreaterThan(10)
    const [sink, lift] = day.kiosks.map(({ id }) => `device:${id}`)
    for (const { doc } of taps) expect([sink, lift]).toContain(doc.by)
    // Voice counts its own numbers: a tap before or after an answer moves none of them.
    const voices = said()
    expect(voices.map(({ seq }) => seq)).toEqual(voices.map((_, n) => n + 1))
    const team = rows('team.db', "select seq from events where stream like 'team:%' order by seq")
    expect(team.map(({ seq }) => Number(seq))).toEqual(team.map((_, n) => n + 1))
    const known = new Set(taps.flatMap(({ id, doc }) => [id, doc.happenedAt, doc.into]))
    for (const { id, doc } of voices)
      for (const value of [id, ...Object.values(doc)]) expect(known.has(value)).toBe(false)
  })

  test('no screen, token, address or browser stands beside it', () => {
    const hashes = day.kiosks.map(({ token }) => createHash('sha256').update(token).digest())
    for (const [name, bytes] of day.loot) {
      const text = bytes.toString('latin1')
      for (const { token } of day.kiosks) expect([name, text.includes(token)]).toEqual([name, false])
      expect([name, text.includes(BROWSER)]).toEqual([name, false])
      if (name !== 'the log' && !name.includes('docs'))
        expect([name, /127\.0\.0\.1(?!:\d)/.test(text)]).toEqual([name, false])
      if (!isVoiceFile(name)) continue
      for (const { id, name: called } of day.kiosks)
        for (const trace of [id, called]) expect(text).not.toContain(trace)
      for (const hash of hashes)
        for (const form of ['hex', 'base64url'] as const) expect(text).not.toContain(hash.toString(form))
    }
    expect(
      day.server.logged.filter(line => line.includes('127.0.0.1') && !line.includes('Server listening')),
    ).toEqual([])
  })

  test('words that are at the desk are found nowhere in what was said', () => {
    expect(released().length).toBeGreaterThan(3)
    const voice = [...day.loot]
      .filter(([name]) => isVoiceFile(name))
      .map(([, bytes]) => bytes.toString('latin1'))
      .join('\n')
    for (const text of [
      'Alone with twelve',
      'hoist is never',
      'No break',
      'linen trolleys',
      'lamp at bed',
      'Both of them',
    ])
      expect([text, voice.includes(text)]).toEqual([text, false])
    for (const ticket of day.tickets.slice(0, 1)) expect(voice).not.toContain(digest(ticket))
  })

  test('words that were taken back are found nowhere at all', () => {
    const before = [...day.loot].filter(([name]) => name !== 'the API')
    for (const [name, bytes] of before) expect([name, bytes.includes('Sam’s rota')]).toEqual([name, false])
    expect(day.api).not.toContain('Sam’s rota')
  })

  test('no handle, digest, length or order leads from the desk back to a voice', () => {
    const voices = said()
    const salts = [
      '',
      Buffer.alloc(16).toString('base64url'),
      ...rows('team.db', 'select salt from texts').map(({ salt }) =>
        Buffer.from(salt!).toString('base64url'),
      ),
    ]
    const sha = (text: string, form: 'hex' | 'base64url') => createHash('sha256').update(text).digest(form)
    const known = new Set(voices.map(({ id }) => id))
    const strings = (value: unknown): string[] =>
      typeof value === 'string'
        ? [value]
        : typeof value === 'object' && value
          ? Object.values(value).flatMap(strings)
          : []
    const inVoices = new Set(
      voices.flatMap(({ doc, id, hash }) => [id, hash, ...strings(doc)]).filter(text => text.length > 15),
    )
    const texts = rows(
      'team.db',
      'select e.id, t.field, t.text from texts t join events e on e.seq = t.seq and e.stream = t.stream',
    )
    for (const { id, doc } of released()) {
      expect(known.has(id)).toBe(false)
      for (const text of strings(doc)) expect(inVoices.has(text)).toBe(false)
      for (const salt of salts)
        for (const voice of voices)
          expect(sha(`${salt}|${voice.id}`, 'hex').slice(0, 8)).not.toBe(id.slice(0, 8))
    }
    for (const { text } of texts) {
      const words = Buffer.from(text!).toString('utf8').replaceAll('\0', '')
      for (const salt of salts) expect(inVoices.has(sha(salt + words, 'base64url'))).toBe(false)
    }
    const sizes = rows('voice.db', 'select field, length(text) as size from texts group by 1, 2')
    expect(sizes.length).toBe(new Set(sizes.map(({ field }) => field)).size)
  })

  test('what voices came to was written at a time that the clock alone decides', () => {
    const derived = rows('team.db', 'select doc from events order by seq')
      .map(({ doc }) => JSON.parse(doc!))
      .filter(({ type }) =>
        ['words-released', 'shift-counted', 'week-counted', 'shift-closed'].includes(type),
      )
    expect(derived.map(({ type }) => type)).toContain('shift-counted')
    for (const { at: when, shift, by } of derived) {
      expect(by).toBe('system')
      expect(when).toBe(at(SHIFTS[shift]!.ends) + GRACE)
    }
  })

  test('nothing said in the ten minutes after a shift came out with it', () => {
    const early = rows('team.db', 'select doc from events')
      .map(({ doc }) => JSON.parse(doc!))
      .find(({ type, shift }) => type === 'shift-counted' && shift === 'early')
    expect(early).toMatchObject({ answers: 6 })
  })
})
