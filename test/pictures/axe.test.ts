import { afterAll, beforeAll, expect, test } from 'vitest'
import { judge } from '../support/axe.ts'
import { everyWalk } from './every-walk.ts'
import { dress, openStudio, type Stop, type Studio, sizes, themes } from './studio.ts'
import { openWard, type PicturedWard } from './ward.ts'

let ward: PicturedWard
let studio: Studio

beforeAll(async () => {
  ;[ward, studio] = await Promise.all([openWard(), openStudio()])
})

afterAll(async () => {
  await studio.close()
  await ward.stop()
})

const judgeStop = async (stop: Stop) => {
  const said: string[] = []
  const [first, ...others] = stop.only ?? sizes[stop.kind]
  // A desk that folds is another page; a wall and a kiosk are the same in every size.
  const folded = stop.kind === 'desk' ? others.map(size => [size, 'light'] as const) : []
  for (const [size, theme] of [...themes.map(theme => [first!, theme] as const), ...folded]) {
    await dress(stop, size, theme)
    said.push(...(await judge(stop.page, theme)).map(one => `${stop.name} ${size.width} ${theme}: ${one}`))
  }
  return said
}

test.each(Object.entries(everyWalk))(
  '%s: everybody can use them',
  async (_, walk) => {
    const said: string[] = []
    for await (const stop of walk({ ward, studio })) said.push(...(await judgeStop(stop)))
    expect(said).toEqual([])
  },
  300_000,
)
