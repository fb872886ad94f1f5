import { beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../shared/id.ts'
import type { Event } from '../../shared/state.ts'
import { digest, newSecret } from '../../shared/ticket.ts'
import { openShifts } from '../support/shifts.ts'

let ward: Awaited<ReturnType<typeof openShifts>>
beforeEach(async () => {
  ward = await openShifts()
})
const released = () => ward.all('words-released')
const texts = async () => (await released()).map(({ text }) => text)
const everything = async () =>
  JSON.stringify([await ward.read('voice'), await ward.read('team'), await ward.desk()])
const idOf = (outcome: { event: Event } | { refusal: Error } | undefined) => {
  if (!outcome || 'refusal' in outcome) throw outcome?.refusal ?? new Error('nothing was written')
  return outcome.event.id
}
const theIdea = async () => (await ward.desk())[0]!
const approve = (idea: string, text: string) => ({ id: newId(), type: 'idea-approved', idea, text })

describe('words reach the desk', () => {
  test('three together, when their shift closes', async () => {
    for (const text of ['One.', 'Two.', 'Three.']) await ward.leave(text)
    await ward.until('2026-11-23T14:09')
    expect(await texts()).toEqual([])
    await ward.until('2026-11-23T14:10')
    expect((await texts()).sort()).toEqual(['One.', 'Three.', 'Two.'])
  })

  test('fewer than three wait for more, or for the end of the day', async () => {
    await ward.leave('One.')
    await ward.until('2026-11-23T14:30')
    await ward.leave('Two.')
    await ward.until('2026-11-23T21:30')
    expect(await texts()).toEqual([])
    await ward.until('2026-11-24T07:10')
    expect((await texts()).sort()).toEqual(['One.', 'Two.'])
  })

  test('what is left in the ten minutes after a shift waits for its own: alone it would be known by its minute', async () => {
    await ward.until('2026-11-24T07:05')
    await ward.leave('By the night nurse at the door.')
    await ward.until('2026-11-24T07:10')
    expect(await texts()).toEqual([])
    await ward.until('2026-11-25T07:10')
    expect(await texts()).toHaveLength(1)
  })

  test('a restart in the morning does not let out what was left since', async () => {
    await ward.until('2026-11-24T09:00')
    await ward.leave('Alone.')
    ward = await ward.restarted()
    await ward.settled()
    expect(await texts()).toEqual([])
  })

  test('at once where the team chose so, from then on', async () => {
    await ward.leave('Left when three were promised.')
    await ward.lead({ type: 'lots-set', atLeast: 1 })
    expect(await texts()).toEqual([])
    await ward.leave('Left when the kiosk said: at once.')
    expect(await texts()).toEqual(['Left when the kiosk said: at once.'])
  })

  test('in lots of ten where the team chose ten', async () => {
    await ward.lead({ type: 'lots-set', atLeast: 10 })
    for (let n = 0; n < 9; n++) await ward.leave(`Idea ${n}.`)
    await ward.until('2026-11-23T14:10')
    expect(await texts()).toEqual([])
    await ward.until('2026-11-23T15:00')
    await ward.leave('Idea 9.')
    await ward.until('2026-11-23T21:10')
    expect(await texts()).toHaveLength(10)
  })

  test('under fresh names, of the shift that closed, in an order that says nothing', async () => {
    const orders = new Set<string>()
    for (let n = 0; n < 12; n++) {
      ward = await openShifts()
      for (const text of ['One.', 'Two.', 'Three.', 'Four.']) await ward.leave(text)
      await ward.until('2026-11-23T14:10')
      orders.add((await texts()).join(' '))
      const said = await ward.read('voice')
      for (const event of await released()) {
        expect(said.map(({ id }) => id)).not.toContain(event.id)
        expect(event).toMatchObject({ by: 'system', day: '2026-11-23', shift: 'early', at: ward.clock.now() })
        expect(event.happenedAt).toBeUndefined()
      }
    }
    expect(orders.size).toBeGreaterThan(4)
  })

  test('and are gone from where they were said', async () => {
    for (const text of ['One.', 'Two.', 'Three.']) await ward.leave(text)
    await ward.until('2026-11-23T14:10')
    for (const event of await ward.read('voice')) expect(event).toMatchObject({ text: '', ticket: '' })
    expect((await ward.teams.get(ward.team)).tally.waiting).toEqual([])
  })

  test('a comment comes like an idea, without a face and without its reason', async () => {
    await ward.answer('h', { comment: 'No break again.', reason: 'breaks' })
    await ward.until('2026-11-24T07:10')
    const [event] = await released()
    expect(event).toMatchObject({ kind: 'comment', text: 'No break again.' })
    expect(JSON.stringify(event)).not.toMatch(/hard|breaks/)
  })

  test('what an author adds comes to the idea it belongs to', async () => {
    await ward.leave('Slide sheets.')
    await ward.until('2026-11-24T07:10')
    await ward.log.tell(
      `voice:${ward.team}`,
      [{ id: newId(), type: 'idea-added-to', text: 'On nights too.', ticket: digest('Slide sheets.') }],
      { kind: 'ticket' },
    )
    await ward.until('2026-11-25T07:10')
    expect((await theIdea()).more.map(({ text }) => text)).toEqual(['On nights too.'])
  })

  test('with a mark when a bed and a name may be in them', async () => {
    await ward.leave('Bed 4 Mrs Jones has no table.')
    await ward.until('2026-11-24T07:10')
    expect((await theIdea()).flags).toEqual(['bed'])
  })
})

describe('a server that stops in the middle', () => {
  const stopAt = async (part: 'team' | 'voice', what: 'append' | 'erase') => {
    const store = ward.stores[part]
    const good = store[what]
    store[what] = async () => {
      throw new Error('stopped')
    }
    return () => {
      store[what] = good as never
    }
  }

  test('between writing words and erasing them writes them once', async () => {
    for (const text of ['One.', 'Two.', 'Three.']) await ward.leave(text)
    const mend = await stopAt('voice', 'erase')
    await ward.until('2026-11-23T14:10')
    expect(await texts()).toHaveLength(3)
    expect(JSON.stringify(await ward.read('voice'))).toContain('Two.')
    mend()
    ward = await ward.restarted()
    await ward.settled()
    expect((await texts()).sort()).toEqual(['One.', 'Three.', 'Two.'])
    expect(JSON.stringify(await ward.read('voice'))).not.toContain('Two.')
  })

  test('before writing them keeps them', async () => {
    for (const text of ['One.', 'Two.', 'Three.']) await ward.leave(text)
    const mend = await stopAt('team', 'append')
    await ward.until('2026-11-23T14:10')
    mend()
    ward = await ward.restarted()
    await ward.settled()
    expect((await texts()).sort()).toEqual(['One.', 'Three.', 'Two.'])
  })

  test('between an edit and the erasure of what it replaced finishes that at the next start', async () => {
    await ward.leave('Mrs Jones has no table.')
    await ward.until('2026-11-24T07:10')
    const { id } = await theIdea()
    await ward.lead({ ...approve(id, 'Mrs J has no table.') })
    await ward.lead({ type: 'idea-edited', idea: id, text: 'A lady has no table.', why: 'A name' })
    expect(await everything()).toContain('Mrs J')
    ward = await ward.restarted()
    await ward.settled()
    expect(await everything()).not.toContain('Mrs J')
    expect((await ward.teams.get(ward.team)).wall.ideas[id]?.shown).toBe('A lady has no table.')
  })

  test('after a release at once, before it was noted, releases nothing twice', async () => {
    await ward.lead({ type: 'lots-set', atLeast: 1 })
    const mend = await stopAt('voice', 'erase')
    await ward.leave('One.')
    mend()
    ward = await ward.restarted()
    await ward.settled()
    await ward.until('2026-11-25T08:00')
    expect(await texts()).toEqual(['One.'])
  })
})

describe('words that are taken back', () => {
  test('with the mood they explained are erased and never released', async () => {
    const secret = newSecret()
    const mood = newId()
    await ward.say([
      { id: mood, type: 'mood-given', mood: 'hard', key: digest(secret) },
      { id: newId(), type: 'mood-explained', mood, secret, comment: 'ZEBRAWORD' },
    ])
    await ward.say([{ id: newId(), type: 'mood-taken-back', mood, secret }])
    expect(await everything()).not.toContain('ZEBRAWORD')
    await ward.until('2026-11-24T07:10')
    expect(await released()).toEqual([])
  })

  test('while they wait are erased and never released', async () => {
    await ward.leave('ZEBRAWORD')
    await ward.words.withdraw(ward.team, digest('ZEBRAWORD'))
    expect(await everything()).not.toContain('ZEBRAWORD')
    await ward.until('2026-11-24T07:10')
    expect(await released()).toEqual([])
  })

  test('in the very moment they are released are gone all the same', async () => {
    for (let n = 0; n < 10; n++) {
      ward = await openShifts()
      await ward.leave('ZEBRAWORD')
      const { tally } = await ward.teams.get(ward.team)
      await Promise.all([
        ward.words.release(ward.team, tally.waiting),
        ward.words.withdraw(ward.team, digest('ZEBRAWORD')),
      ])
      expect(await everything()).not.toContain('ZEBRAWORD')
    }
  })

  test('while a lead approves them are gone all the same, and stay gone', async () => {
    await ward.leave('ZEBRAWORD')
    await ward.until('2026-11-24T07:10')
    const { id } = await theIdea()
    const by = { kind: 'lead', id: 'somebody' } as const
    const [[outcome]] = await Promise.all([
      ward.log.tell(`team:${ward.team}`, [approve(id, 'ZEBRAWORD too')], by),
      ward.words.withdraw(ward.team, digest('ZEBRAWORD')),
    ])
    expect(outcome).toBeDefined()
    expect(await everything()).not.toContain('ZEBRAWORD')
    const [late] = await ward.log.tell(`team:${ward.team}`, [approve(id, 'ZEBRAWORD again')], by)
    expect(late).toMatchObject({ refusal: { code: 'not-found' } })
    expect(await everything()).not.toContain('ZEBRAWORD')
  })

  test('after they were approved, edited and added to are gone in every wording', async () => {
    await ward.leave('ZEBRAWORD one')
    await ward.until('2026-11-24T07:10')
    const ticket = digest('ZEBRAWORD one')
    const { id } = await theIdea()
    await ward.lead(approve(id, 'ZEBRAWORD two'))
    const edit = await ward.lead({ type: 'idea-edited', idea: id, text: 'ZEBRAWORD three', why: 'A name' })
    await ward.words.eraseEdited(ward.team, id, edit.seq)
    const more = { id: newId(), type: 'idea-added-to', text: 'ZEBRAWORD four', ticket }
    await ward.log.tell(`voice:${ward.team}`, [more], { kind: 'ticket' })
    await ward.until('2026-11-25T07:10')
    await ward.log.tell(`voice:${ward.team}`, [{ ...more, id: newId(), text: 'ZEBRAWORD five' }], {
      kind: 'ticket',
    })
    expect(await everything()).toContain('ZEBRAWORD')
    await ward.words.withdraw(ward.team, ticket)
    expect(await everything()).not.toContain('ZEBRAWORD')
    expect((await ward.teams.get(ward.team)).wall.ideas).toEqual({})
    ward = await ward.restarted()
    await ward.until('2026-11-26T07:10')
    expect(await everything()).not.toContain('ZEBRAWORD')
  })

  test('of one author leave those of another', async () => {
    await ward.leave('Mine.')
    await ward.leave('Yours.')
    await ward.words.withdraw(ward.team, digest('Mine.'))
    await ward.until('2026-11-24T07:10')
    expect(await texts()).toEqual(['Yours.'])
  })
})

describe('a lead’s edit', () => {
  test('erases what it replaced, and the idea stays on the wall with its answer', async () => {
    await ward.leave('Mrs Jones has no table.')
    await ward.until('2026-11-24T07:10')
    const { id } = await theIdea()
    await ward.lead({ ...approve(id, 'Mrs J has no table.'), answer: 'One is ordered.' })
    const edit = await ward.lead({
      type: 'idea-edited',
      idea: id,
      text: 'A lady has no table.',
      why: 'A name',
    })
    await ward.words.eraseEdited(ward.team, id, edit.seq)
    expect(await everything()).not.toMatch(/Jones|Mrs J/)
    const { wall, full } = await ward.teams.get(ward.team)
    expect(wall.ideas[id]).toMatchObject({ shown: 'A lady has no table.', answer: 'One is ordered.' })
    expect(full.ideas[id]).toMatchObject({ text: 'A lady has no table.' })
    const held = await ward.log.holders('ticket', digest('Mrs Jones has no table.'))
    expect(held.map(({ event }) => event.id)).toContain(id)
  })

  test('before an approval does not keep the idea off the wall', async () => {
    await ward.leave('Mrs Jones has no table.')
    await ward.until('2026-11-24T07:10')
    const { id } = await theIdea()
    const edit = await ward.lead({
      type: 'idea-edited',
      idea: id,
      text: 'A lady has no table.',
      why: 'A name',
    })
    await ward.words.eraseEdited(ward.team, id, edit.seq)
    await ward.lead(approve(id, 'A lady has no table.'))
    expect((await ward.teams.get(ward.team)).wall.ideas[id]?.shown).toBe('A lady has no table.')
  })
})

test('what was written is answered the same when it is sent again, whatever became of it', async () => {
  await ward.leave('One.')
  await ward.until('2026-11-24T07:10')
  const draft = approve((await theIdea()).id, 'One.')
  const by = { kind: 'lead', id: 'somebody' } as const
  const [first] = await ward.log.tell(`team:${ward.team}`, [draft], by)
  await ward.words.withdraw(ward.team, digest('One.'))
  const [again] = await ward.log.tell(`team:${ward.team}`, [draft], by)
  expect(again).toMatchObject({ duplicate: true, event: { id: idOf(first) } })
})

test('whose words a comment was is forgotten when it is released; what was in the way is still counted', async () => {
  const secret = newSecret()
  const mood = newId()
  const explained = { type: 'mood-explained', mood, secret }
  await ward.say([
    { id: mood, type: 'mood-given', mood: 'hard', key: digest(secret) },
    { ...explained, id: newId(), reason: 'staffing' },
    { ...explained, id: newId(), comment: 'Nobody had a break.' },
  ])
  await ward.until('2026-11-24T07:10')
  expect(await texts()).toEqual(['Nobody had a break.'])
  const said = (await ward.read('voice')).filter(({ type }) => type === 'mood-explained')
  expect(said).toMatchObject([
    { mood, reason: 'staffing' },
    { mood: '', comment: '' },
  ])
})

test('no lead is shown a digest by which a ticket could be guessed', async () => {
  await ward.leave('One.')
  await ward.until('2026-11-24T07:10')
  const { full, recent } = await ward.teams.get(ward.team)
  expect(JSON.stringify([full, recent])).not.toContain(digest('One.'))
})

test('what an author adds finds its idea in the same lot and in a later one', async () => {
  const add = (text: string) =>
    ward.log.tell(
      `voice:${ward.team}`,
      [{ id: newId(), type: 'idea-added-to', text, ticket: digest('One.') }],
      { kind: 'ticket' },
    )
  await ward.leave('One.')
  await add('On nights.')
  await ward.until('2026-11-24T07:10')
  await add('On lates too.')
  await ward.until('2026-11-25T07:10')
  expect((await theIdea()).more.map(({ text }) => text)).toEqual(['On nights.', 'On lates too.'])
})
