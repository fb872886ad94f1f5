import { expect, test } from 'vitest'
import { type Ask, type Told, writerTo } from '../../kiosk/console/asking.ts'
import { Amiss, phaseAfter } from '../../kiosk/console/form/sending.ts'
import { ApiRefusal, Unreachable } from '../../shared/look/api.ts'
import { desk } from '../../shared/words/en.ts'

const notice = (text: string): Told => ({ type: 'notice-posted', text })

/** A server whose answer is lost as often as told. */
const deafFor = (times: number) => {
  const ids: unknown[] = []
  let left = times
  const ask: Ask = async <T>(_: string, __: string, body?: unknown) => {
    ids.push(body && typeof body === 'object' && 'id' in body ? body.id : null)
    if (left-- > 0) throw new Unreachable('lost')
    return {} as T
  }
  return { ask, ids }
}

test('pressing again after a lost answer sends the same draft, so nothing hangs on the wall twice', async () => {
  const { ask, ids } = deafFor(1)
  const write = writerTo('a-team', ask)
  await expect(write(notice('Fire drill'))).rejects.toThrow(Unreachable)
  await write(notice('Fire drill'))
  expect(ids[1]).toBe(ids[0])
})

test('other words, and the same words once they went through, are a new draft', async () => {
  const { ask, ids } = deafFor(1)
  const write = writerTo('a-team', ask)
  await expect(write(notice('Fire drill'))).rejects.toThrow(Unreachable)
  await write(notice('Fire drill at ten'))
  await write(notice('Fire drill at ten'))
  expect(new Set(ids).size).toBe(3)
})

test('a refusal stands beside the field the server names, in its own words', () => {
  const refusal = (field: string | undefined) =>
    new ApiRefusal({
      ...{ status: 422, code: 'bad-email', message: 'Please check it.', retryAfter: undefined },
      field,
    })
  expect(phaseAfter(refusal('email'))).toEqual({
    at: 'refused',
    sentence: 'Please check it.',
    field: 'email',
  })
  expect(phaseAfter(refusal('/shifts/0/name'))).toMatchObject({ field: 'shifts' })
  expect(phaseAfter(refusal(undefined))).toMatchObject({ field: '' })
})

test('a lost line is told as that, and a fault of ours is not hidden', () => {
  expect(phaseAfter(new Unreachable(''))).toMatchObject({ sentence: desk.unreachable })
  expect(phaseAfter(new Amiss('name', 'Please write it.'))).toMatchObject({ field: 'name' })
  expect(() => phaseAfter(new TypeError('ours'))).toThrow('ours')
})
