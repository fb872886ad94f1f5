import { createHash } from 'node:crypto'
import { Compile } from 'typebox/compile'
import { expect, test } from 'vitest'
import { eventTypes, kindOf } from '../../shared/state.ts'
import { writers } from '../../shared/subject.ts'
import { bodies, idOf } from '../support/every-event.ts'

const frozen =
  'The shape of an event changed. Logs that are out there hold events of the old shape for ever, so only a new type or a ' +
  'new optional field is safe: then put its new hash into this list. Anything else needs a new type of event.'

test('every type of event is in this test’s list, with a body that its own schema takes', () => {
  expect(Object.keys(bodies(idOf(1))).sort()).toEqual([...eventTypes].sort())
  for (const [type, body] of Object.entries(bodies(idOf(1)))) {
    expect([type, Compile(kindOf(type)!.kind.body).Check(body)]).toEqual([type, true])
  }
})

test('every type names its writers, and nothing said without a name is written by one who has a name', () => {
  for (const type of eventTypes) {
    const { kind, stream } = kindOf(type)!
    expect(kind.by.length).toBeGreaterThan(0)
    expect(kind.by.every(one => writers.includes(one))).toBe(true)
    if (stream === 'voice')
      expect(kind.by.every(one => ['device', 'phone', 'ticket'].includes(one))).toBe(true)
  }
})

test('an event is for ever: its shape is frozen', () => {
  const shape = (type: string) =>
    createHash('sha256')
      .update(JSON.stringify(kindOf(type)!.kind.body))
      .digest('hex')
      .slice(0, 10)
  const shapes = Object.fromEntries([...eventTypes].sort().map(type => [type, shape(type)]))
  expect(shapes, frozen).toEqual({
    'annotation-made': '2ccd27381b',
    'annotation-removed': 'dbb49f4385',
    'board-arranged': 'b151552335',
    'bucket-reviewed': '15f2ac4950',
    'clock-set': 'da23d02448',
    'code-renewed': 'daee837a4f',
    'flow-set': '649ab9e873',
    'help-accepted': '13998a8f71',
    'help-called': 'b11e8ea565',
    'help-came-up': '32854174cb',
    'help-ended': '1990c6b144',
    'help-passed-up': '2668bd2f64',
    'help-set': '78754e054f',
    'idea-added-to': 'b4bcd48423',
    'idea-answered': 'a8c1b4e676',
    'idea-approved': '1703c778de',
    'idea-edited': '1ff31c6a82',
    'idea-hidden': 'd00a735e89',
    'idea-left': 'd244d03fa9',
    'idea-moved': '11931f3c41',
    'idea-withdrawn': '0c73d9c18d',
    'limits-rebased': 'fd0e342164',
    'lots-set': 'fd41277dd6',
    'measure-changed': 'e178f07685',
    'measure-closed': 'f4a2b90e8e',
    'measure-defined': 'e7852ad7bb',
    'miss-explained': '04bc5a14a4',
    'mood-explained': 'c41ff35aae',
    'mood-given': '574f8c837d',
    'mood-taken-back': '869228ee43',
    'notice-posted': '8a0d4e2792',
    'notice-taken-down': '90c0ec1503',
    'organisation-named': 'b17f4a664c',
    'point-counted': 'd7e9d5e9ed',
    'point-ghosted': 'd1ca9c2ffd',
    'reading-corrected': 'b3a02f4ba8',
    'reading-taken': '2f1e7a232d',
    'reasons-set': 'ce4a20c29a',
    'rebase-withdrawn': 'c6df6675d2',
    'shift-closed': '32062bdb90',
    'shift-counted': '907dd53c58',
    'team-closed': '369d0a4e8a',
    'team-founded': 'eb904d1694',
    'team-named': '4ede6a4619',
    'team-renamed': '2a8b6a82ba',
    'token-blocked': '2d457f412d',
    'token-freed': '68b3708fce',
    'token-left': '68b3708fce',
    'token-moved': '72c7c484a0',
    'token-placed': '67ffcaa243',
    'topics-set': 'ab2a1a3c94',
    'week-counted': '5d7d55fbb7',
    'words-released': '33f065b4f6',
    'work-arrived': 'fa858c9df9',
    'work-changed': '0b054ac3d1',
    'work-corrected': '0760770021',
    'work-counted': '9abf8acc7d',
    'work-defined': 'b871833d2e',
    'work-done': 'fa858c9df9',
    'work-ended': 'b9e21455f6',
    'work-fell-behind': '8a624dd63a',
    'work-recovered': 'b9e21455f6',
    'work-required': 'e12aaf0056',
    'work-undone': 'fa858c9df9',
  })
})
