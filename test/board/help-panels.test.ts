import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { aboutWork } from '../../board/about-work.ts'
import { calmed } from '../../board/calm.ts'
import { headlineOf } from '../../board/headline.ts'
import { settingOf } from '../../board/panels/flow/room.ts'
import { type Column, select as flow } from '../../board/panels/flow/select.ts'
import { select as help } from '../../board/panels/help/select.ts'
import { panels } from '../../board/panels/panels.ts'
import { sceneOf } from '../../board/scene.ts'
import type { State } from '../../shared/state.ts'
import { working as words } from '../../shared/words/en.ts'
import { founded, newTeam, type Write, wallOf } from './fixtures.ts'
import { at, beds, clock, define, doneBetween, everyDay, sceneAt } from './work-fixtures.ts'

const set = (write: Write) =>
  write(
    {
      type: 'help-set',
      kinds: [
        { key: 'hands', name: 'A second pair of hands' },
        { key: 'lifting', name: 'Lifting' },
      ],
      places: [
        { key: 'bay-4', name: 'Bay 4' },
        { key: 'sluice', name: 'Sluice' },
      ],
      responders: [{ key: 'nic', name: 'The nurse in charge' }],
      minutes: 5,
    },
    { day: '2026-11-01' },
  )
const device = (time: string) => ({ minutes: clock(time), by: 'device:1' })
const call = (write: Write, time: string, what = 'hands', where = 'bay-4') =>
  write({ type: 'help-called', what, where }, device(time))

const calling = (tell: (write: Write) => void) =>
  wallOf(write => {
    founded(write)
    set(write)
    tell(write)
  })

const headline = (state: State, time: string) =>
  headlineOf(state, sceneAt(state, time), {
    measured: null,
    work: aboutWork(state, sceneAt(state, time)),
  }).map(({ text, tone }) => [text.replaceAll('\u00a0', ' '), tone])

describe('the help panel', () => {
  const read = (state: State, time: string) => help(state, {}, sceneAt(state, time))

  test('has what, where, since when, that nobody comes yet, and who was asked above us', () => {
    const state = calling(write => {
      const id = call(write, '09:27')
      write({ type: 'help-passed-up', call: id, to: 'Division', up: 1 }, { ...device('09:32'), by: 'system' })
    })
    expect(read(state, '09:40').open).toMatchObject([
      {
        what: 'A second pair of hands',
        where: 'Bay 4',
        isComing: false,
        coming: 'Nobody is coming yet.',
        tier: 'Division has it since 09:32.',
      },
    ])
  })

  test('says who is coming', () => {
    const state = calling(write => {
      const id = call(write, '09:27')
      write({ type: 'help-accepted', call: id, who: 'The nurse in charge' }, device('09:28'))
    })
    expect(read(state, '09:40').open[0]).toMatchObject({
      isComing: true,
      coming: 'The nurse in charge is coming.',
    })
  })

  test('on a wall that lost its server, a call waits no longer than was heard of it', () => {
    const state = calling(write => call(write, '09:27'))
    const cut = { now: at('10:30'), heardAt: at('09:35'), url: '', offline: true }
    const model = help(state, {}, sceneOf(cut, state.team))
    expect(model).toMatchObject({ stale: true, now: at('09:35') })
  })

  test('says whose call it is that came up from below', () => {
    const state = calling(write => {
      const from = {
        team: '00000000-0000-4000-8000-0000000000aa',
        call: '00000000-0000-4000-8000-0000000000bb',
      }
      write(
        {
          type: 'help-came-up',
          from: { ...from, name: 'Heron Ward' },
          ...{ what: 'Lifting', where: 'Bay 4', calledAt: 1, up: 1 },
        },
        { ...device('09:32'), by: 'system' },
      )
    })
    expect(read(state, '09:40').open[0]!.where).toBe('Heron Ward, Bay 4')
    expect(headline(state, '09:40')[0]).toEqual(['Heron Ward, Bay 4 needs help: lifting.', 'urgent'])
  })

  test('is calm when nobody calls, and remembers the last', () => {
    const state = calling(write => {
      const id = call(write, '09:00')
      write({ type: 'help-ended', call: id }, device('09:12'))
    })
    const model = read(state, '10:00')
    expect(model).toMatchObject({ open: [], empty: null })
    expect(model.last).toBe('The last call was at 09:00 and was over after 12 minutes.')
    expect(read(newTeam(), '10:00').empty).toContain('console')
  })
})

describe('the flow panel', () => {
  const state = wallOf(write => {
    founded(write)
    const columns = [
      { key: 'meds', name: 'Medicines', limit: 1, minutes: 60 },
      { key: 'out', name: 'Leaving', limit: 3 },
    ]
    write({ type: 'flow-set', name: 'Going home', columns })
    const put = (label: string, time: string) =>
      write({ type: 'token-placed', label, column: 'meds' }, device(time))
    put('Bay 2, 4', '10:40')
    const first = put('Bay 1, 3', '09:00')
    write({ type: 'token-blocked', token: first, reason: 'Waits for the pharmacist' }, device('09:30'))
  })
  const model = () => flow(state, {}, sceneAt(state, '11:10'))

  test('has the oldest first, its age in words, and what holds it up', () => {
    expect(model().columns[0]!.cards).toMatchObject([
      { label: 'Bay 1, 3', age: '2 h 10 min', isLong: true, blocker: 'Waits for the pharmacist' },
      { label: 'Bay 2, 4', age: '30 minutes', isLong: false, blocker: '' },
    ])
  })

  test('says when a step holds more than it may', () => {
    expect(model().columns.map(({ told, isOver }) => [told, isOver])).toEqual([
      ['2 of 1', true],
      ['0 of 3', false],
    ])
    expect(model().heading).toBe('Going home')
  })
})

describe('the flow panel, in the room there is', () => {
  const stepsOf = (count: number, cards: number): Column[] =>
    Array.from({ length: count }, (_, n) => {
      const card = (at: number) => ({
        id: `${n}-${at}`,
        label: 'Bay 4, 2',
        age: '2 h',
        isLong: false,
        blocker: '',
      })
      const told = `${cards} of 3`
      const all = Array.from({ length: cards }, (_, at) => card(at))
      return { key: `c${n}`, name: 'Leaving lounge', count: cards, told, isOver: cards > 3, cards: all }
    })

  test('shows what stands in each step wherever there is room for it', () => {
    expect(settingOf({ width: 40, height: 14 }, stepsOf(4, 3)).way).toBe('across')
    expect(settingOf({ width: 20, height: 16 }, stepsOf(4, 3)).way).toBe('down')
    expect(settingOf({ width: 24, height: 8 }, stepsOf(4, 3)).way).toBe('heads')
  })

  test('steps that do not fit turn pages: none is left out', () => {
    for (const width of [9, 13, 20, 40])
      for (const height of [2, 3.5, 6])
        for (const count of [1, 4, 7]) {
          const { onPage } = settingOf({ width, height }, stepsOf(count, 5))
          expect(onPage).toBeGreaterThan(0)
          expect(onPage * Math.ceil(count / onPage)).toBeGreaterThanOrEqual(count)
        }
    expect(settingOf({ width: 12, height: 3 }, stepsOf(7, 5)).onPage).toBeLessThan(7)
  })

  test('heads alone have words for what stands under them', () => {
    expect([words.flow.inAll(8, 2), words.flow.inAll(8, 0), words.flow.held(1)]).toEqual([
      ...['8 in all, 2 held up', '8 in all', '1 held up'],
    ])
  })
})

describe('the headline', () => {
  test('says first who needs help, where no panel of it hangs either', () => {
    const state = calling(write => {
      call(write, '09:27')
      const id = define(write, beds)
      doneBetween(write, id, 1, ['07:00', '08:00'])
    })
    expect(headline(state, '11:00')).toEqual([
      ['Bay 4 needs help: a second pair of hands.', 'urgent'],
      ['Beds to clean are seven behind.', 'urgent'],
    ])
  })

  test('is at ease once help is on its way, and counts calls that nobody took', () => {
    const coming = calling(write => {
      const id = call(write, '09:27')
      write({ type: 'help-accepted', call: id, who: 'The nurse in charge' }, device('09:28'))
    })
    expect(headline(coming, '09:30')[0]).toEqual(['Bay 4: help is on its way.', 'plain'])
    const two = calling(write => {
      call(write, '09:27')
      call(write, '09:28', 'lifting', 'sluice')
    })
    expect(headline(two, '09:30')[0]).toEqual(['Two calls for help are open.', 'urgent'])
  })

  test('names the work that is furthest behind', () => {
    const state = wallOf(write => {
      founded(write)
      for (const [key, name, count] of [
        ['beds', 'Beds', 4],
        ['bloods', 'Bloods', 1],
      ] as const)
        doneBetween(write, define(write, { ...beds, key, name, plan: [everyDay('early', 14)] }), count, [
          '07:00',
          '09:00',
        ])
    })
    expect(headline(state, '11:10')[0]![0]).toBe('Bloods are seven behind.')
  })
})

const sheet = readFileSync('shared/look/tokens.css', 'utf8')
const [day = '', night = ''] = sheet.split('[data-theme="dark"]')

const lightOf = (part: string, name: string) => {
  const [, red = '', green = '', blue = ''] =
    new RegExp(`--${name}: #([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})`).exec(part) ?? []
  const linear = [red, green, blue].map(hex => {
    const share = Number.parseInt(hex, 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * linear[0]! + 0.7152 * linear[1]! + 0.0722 * linear[2]!
}
const contrast = (part: string, a: string, b: string) => {
  const [low = 0, high = 0] = [lightOf(part, a), lightOf(part, b)].toSorted((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

test.each([
  ['day', day],
  ['night', night],
])('how work stands is read by %s: its words on paper, its bars on their ground', (_, part) => {
  for (const name of ['on-pace', 'behind', 'far-behind']) {
    expect(contrast(part, name, 'paper')).toBeGreaterThan(4.5)
    expect(contrast(part, name, 'wash')).toBeGreaterThan(3)
  }
})

describe('work panels are calm', () => {
  test('all of them, and the others answer at once', () => {
    expect(panels.filter(({ pace }) => pace === 'calm').map(({ kind }) => kind)).toEqual([
      ...['work', 'hours', 'reasons', 'flow', 'help'],
    ])
  })

  test('of five hundred changes a second four a second are drawn, and the last of all', () => {
    let shown: ReturnType<typeof calmed<number>>['held'] | null = null
    let due: number | null = null
    const drawn: number[] = []
    const look = (newest: number, now: number) => {
      const { held, againIn } = calmed(shown, newest, now)
      if (held !== shown) drawn.push(held.value)
      shown = held
      due = againIn === null ? null : now + againIn
    }
    for (let n = 0; n < 5_000; n++) look(n, n * 2)
    expect(drawn.length).toBeLessThanOrEqual(41)
    expect(drawn.length).toBeGreaterThan(35)
    expect(due).not.toBeNull()
    look(4_999, due!)
    expect(drawn.at(-1)).toBe(4_999)
    expect(due).toBeNull()
  })
})
