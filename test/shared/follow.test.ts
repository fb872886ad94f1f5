import { describe, expect, test } from 'vitest'
import { memoryStores } from '../../server/store/open.ts'
import { follow } from '../../shared/follow.ts'
import { newId } from '../../shared/id.ts'
import { empty } from '../../shared/state.ts'
import { threeShifts } from '../../shared/templates.ts'
import { digest } from '../../shared/ticket.ts'
import { type Dice, dice } from '../support/dice.ts'
import { eventOf } from '../support/every-event.ts'
import { type Hall, openHall, openScreen, restored } from '../support/hall.ts'

const team = newId()
const system = { kind: 'system' } as const
const lead = { kind: 'lead', id: 'someone' } as const
const device = { kind: 'device', id: 'kiosk' } as const

const found = async () => {
  const stores = memoryStores()
  const hall = await openHall(stores, team)
  await hall.log.tell('org', [{ id: team, type: 'team-founded', name: 'Heron Ward' }], system)
  await hall.write(
    'team',
    [{ id: newId(), type: 'clock-set', timeZone: 'UTC', shifts: [...threeShifts] }],
    system,
  )
  return { stores, hall }
}

/** One thing that happens on a ward. `taken` gathers the words that were erased: no screen may hold them at the end. */
const happen = async (hall: Hall, die: Dice, n: number, taken: string[]) => {
  const { tally, full } = await hall.teams.get(team)
  const ideas = Object.values(full.ideas).filter(({ text }) => text)
  const idea = ideas.length ? die.pick(ideas) : null
  const what = die.upTo(10)
  if (what < 4) return hall.write('voice', [{ id: newId(), type: 'mood-given', mood: 'good' }], device)
  if (what < 6) {
    const left = {
      id: newId(),
      type: 'idea-left',
      topic: 'team',
      text: `Words ${n}.`,
      ticket: digest(`${n}`),
    }
    return hall.write('voice', [left], device)
  }
  if (what < 7) return hall.words.release(team, tally.waiting)
  if (!idea) return hall.write('team', [{ id: newId(), type: 'notice-posted', text: `Notice ${n}` }], lead)
  if (what < 8)
    return hall.write(
      'team',
      [{ id: newId(), type: 'idea-approved', idea: idea.id, text: `Wall ${n}.` }],
      lead,
    )
  taken.push(idea.text, ...(idea.shown ? [idea.shown] : []))
  if (what < 9) {
    const kept = await hall.log.storeOf(`team:${team}`).find(`team:${team}`, idea.id)
    return hall.words.withdraw(team, kept?.texts['ticket'] ?? '')
  }
  const [outcome] = await hall.write(
    'team',
    [{ id: newId(), type: 'idea-edited', idea: idea.id, text: `Edit ${n}.`, why: 'A name' }],
    lead,
  )
  return outcome && 'event' in outcome ? hall.words.eraseEdited(team, idea.id, outcome.event.seq) : undefined
}

const storm = async (seed: number) => {
  const die = dice(seed)
  let { stores, hall } = await found()
  const screens = [openScreen(team, 'wall'), openScreen(team, 'wall'), openScreen(team, 'full')]
  let taken: string[] = []
  const restart = async () => {
    for (const screen of screens) screen.cut()
    hall = await openHall(stores, team)
  }
  for (let n = 0; n < 160; n++) {
    const screen = die.pick(screens)
    const roll = die.roll()
    if (roll < 0.2) await happen(hall, die, n, taken)
    else if (roll < 0.26) screen.cut()
    else if (roll < 0.29) screen.load()
    else if (roll < 0.33) screen.stumble(die.chance(0.5))
    else if (roll < 0.45) {
      if (!screen.isUp()) screen.connect(hall)
    } else if (roll < 0.46) await restart()
    else if (roll < 0.465) {
      // A restored log may bring words back; what was erased before is replayed elsewhere.
      stores = await restored(stores, die.roll())
      taken = []
      await restart()
    } else await screen.deliver(die.chance(0.5))
  }
  // What was lost on the way shows by the next beat, and is asked for: here, by connecting again.
  for (const screen of screens) screen.connect(hall)
  while (screens.some(screen => screen.waiting())) for (const screen of screens) await screen.deliver(true)
  return { fold: await hall.teams.get(team), screens, taken }
}

test.each(Array.from({ length: 200 }, (_, seed) => seed))(
  'storm %i ends with every screen as the server has it',
  async seed => {
    const { fold, screens, taken } = await storm(seed)
    for (const { audience, held } of screens) {
      expect(held.heads).toEqual(fold.heads)
      expect(held.state).toEqual(fold[audience])
      const shown = JSON.stringify(held.state)
      for (const words of taken) expect(shown).not.toContain(JSON.stringify(words).slice(1, -1))
    }
  },
)

describe('a screen that was away', () => {
  const away = async () => {
    const { hall } = await found()
    const wall = openScreen(team, 'wall')
    const drain = async () => {
      while (wall.waiting()) await wall.deliver(true)
    }
    wall.connect(hall)
    await drain()
    return { hall, wall, drain }
  }

  test('while an idea it shows was taken back, does not show it when it is back', async () => {
    const { hall, wall, drain } = await away()
    const ticket = digest('a ticket')
    await hall.write(
      'voice',
      [{ id: newId(), type: 'idea-left', topic: 'team', text: 'ZEBRAWORD', ticket }],
      device,
    )
    await hall.words.release(team, (await hall.teams.get(team)).tally.waiting)
    const [idea] = Object.keys((await hall.teams.get(team)).full.ideas)
    await hall.write('team', [{ id: newId(), type: 'idea-approved', idea, text: 'ZEBRAWORD' }], lead)
    await drain()
    expect(JSON.stringify(wall.held.state)).toContain('ZEBRAWORD')
    wall.cut()
    await hall.words.withdraw(team, ticket)
    wall.load()
    wall.connect(hall)
    await drain()
    expect(JSON.stringify(wall.held.state)).not.toContain('ZEBRAWORD')
  })

  test('hears of the little it missed, and not all over again', async () => {
    const { hall, wall, drain } = await away()
    const before = wall.held.state.team
    wall.cut()
    await hall.write('team', [{ id: newId(), type: 'notice-posted', text: 'Tea at ten' }], lead)
    wall.connect(hall)
    await drain()
    expect(wall.held.state.notices).toHaveLength(1)
    // The very same object: nothing was sent that it had.
    expect(wall.held.state.team).toBe(before)
  })

  test('for more than two hundred events starts afresh', async () => {
    const { hall, wall, drain } = await away()
    wall.cut()
    for (let n = 0; n < 21; n++)
      await hall.write(
        'voice',
        Array.from({ length: 10 }, () => ({ id: newId(), type: 'mood-given', mood: 'good' })),
        device,
      )
    wall.connect(hall)
    await drain()
    expect(wall.held.state.voices['2026-11-23/early']).toEqual({ moods: 210, ideas: 0 })
  })
})

describe('a follower', () => {
  const lonely = () => {
    const heard: Record<string, (said: never) => unknown> = {}
    const asked: unknown[] = []
    const shown: unknown[] = []
    follow(
      {
        emit: (_, ask) => asked.push(ask),
        on: (name, listener) => void Object.assign(heard, { [name]: listener }),
      },
      { team, onHeld: held => shown.push(held) },
    )
    const hear = (name: string, said: object) => heard[name]?.(said as never)
    return { asked, shown, hear }
  }
  const fresh = { team, log: 'one', state: empty, heads: { team: 4, voice: 2 } }
  const batch = (after: number, to: number) => ({
    stream: 'team',
    after,
    to,
    events: Array.from({ length: to - after }, (_, n) => eventOf('notice-posted', after + n + 1)),
  })

  test('asks again when a stretch is missing, and takes nothing of what comes after it', () => {
    const { asked, shown, hear } = lonely()
    hear('state', fresh)
    hear('events', batch(5, 6))
    expect(asked).toEqual([{ team, log: 'one', after: { team: 4, voice: 2 } }])
    expect(shown).toHaveLength(1)
  })

  test('takes a stretch that overlaps once', () => {
    const { shown, hear } = lonely()
    hear('state', fresh)
    hear('events', batch(3, 6))
    hear('events', batch(2, 5))
    expect(shown).toHaveLength(2)
    expect(shown.at(-1)).toMatchObject({ heads: { team: 6, voice: 2 }, state: { notices: [{}, {}] } })
  })

  test('leaves alone the state of another team', () => {
    const { shown, asked, hear } = lonely()
    hear('state', { ...fresh, team: newId() })
    expect([shown, asked]).toEqual([[], []])
  })

  test('understands a state of a server that knows fewer subjects', () => {
    const { shown, hear } = lonely()
    hear('state', { ...fresh, state: { team: empty.team } })
    expect(shown.at(-1)).toMatchObject({ state: empty })
  })
})
