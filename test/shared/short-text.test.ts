import { describe, expect, test } from 'vitest'
import { isPlain, isSeen, plainly } from '../../shared/short-text.ts'

const names = [
  ...[
    'Beds to clean',
    'Bloods & gases',
    'A–B: 3 × 2',
    'Zoë’s list',
    'Αίμα',
    'Кровь',
    'ward 7b',
    'µmol/l',
    '½ h',
  ],
  // Right to left, joined and parted as these are written; and letters that are made of several signs.
  ...['מיטות לניקוי', 'أسرّة للتنظيف', 'می‌شود', 'क्‍ष', 'രാജ്‌കുമാർ', '病床', '葛\u{e0100}城', 'Zoe\u0308'],
  ...['👩‍⚕️ team', '👨🏽‍🦽', '🏳️‍🌈', '❤️', '3️⃣'],
]

describe('a name on a wall', () => {
  test('is taken in every script, and with pictures made of several', () => {
    expect(names.filter(name => !isPlain(name))).toEqual([])
    expect(names.map(plainly)).toEqual(names)
  })

  test('holds no sign that turns what stands beside it, or that nobody sees', () => {
    const signs = [
      0x061c, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069,
    ]
    const unseen = [
      0x00ad, 0x200b, 0x2060, 0x2063, 0xfeff, 0x3164, 0xffa0, 0x180e, 0xe0041, 0, 7, 0x1b, 0x7f, 0x85, 0x2028,
    ]
    for (const sign of [...signs, ...unseen]) {
      for (const name of ['Beds', 'מיטות']) {
        const odd = `${name.slice(0, 2)}${String.fromCodePoint(sign)}${name.slice(2)}`
        expect([sign.toString(16), isPlain(odd)]).toEqual([sign.toString(16), false])
        expect(plainly(odd)).toBe(name)
      }
    }
    expect(isPlain('Beds \ud83d')).toBe(false)
  })

  test('cannot look like another by what joins or parts letters where those do not change for it', () => {
    for (const joiner of ['\u200c', '\u200d'])
      for (const name of [
        `Be${joiner}ds`,
        `${joiner}Beds`,
        `Beds${joiner}`,
        `Beds${joiner} 2`,
        `میشود${joiner}`,
        `👩${joiner}`,
      ])
        expect([name, isPlain(name)]).toEqual([name, false])
    expect(plainly('Be\u200dds\u200c')).toBe('Beds')
  })

  test('has something to see', () => {
    for (const blank of ['', ' ', '\u00a0\u2003', '\u2800', '\u0301']) expect(isSeen(blank)).toBe(false)
    for (const name of names) expect(isSeen(name)).toBe(true)
  })
})
