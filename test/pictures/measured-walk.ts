import type { Page } from 'puppeteer-core'
import type { Placement } from '../../shared/team.ts'
import { measuredDesk } from './measured-desk.ts'
import { measuredKiosk } from './measured-kiosk.ts'
import { type MeasuredWard, openMeasured } from './measured-ward.ts'
import { leave, type Size, type Stop, type Studio, size, sizes } from './studio.ts'
import type { Place, Walk } from './walks.ts'

const kind = 'board'
const oneScreen = [size(1920, 1080)]

export type Hung = readonly [kind: string, settings?: Placement['settings'], size?: Placement['size']]

const oneOf = (key: string, size: Placement['size'] = 'medium'): Hung => ['measure', { measure: key }, size]
const of = (kind: string, keys: readonly string[]): Hung[] => keys.map(key => [kind, { measure: key }])

/** Boards of the ward that measures: what hangs on each, the first panel leading. */
const walls: Record<string, readonly Hung[]> = {
  'measures-front': [
    oneOf('falls', 'large'),
    ['safety-cross', { measure: 'pressure' }],
    ['days-since', { measure: 'harm' }],
    ['summary', {}],
    ['pareto', { weeks: 12 }],
    ['mood', {}],
  ],
  'measure-alone': [oneOf('what-matters', 'large')],
  'measure-changing': ['falls', 'before-noon', 'bank-shifts', 'visitors', 'turned', 'pressure-harm'].map(
    key => oneOf(key),
  ),
  'measure-steady': ['hand-hygiene', 'obs-on-time', 'bell', 'what-matters', 'stay', 'harm'].map(key =>
    oneOf(key),
  ),
  'measure-little': ['drinks', 'sleep', 'letters', 'mouth-care', 'moved-away', 'wordy'].map(key =>
    oneOf(key),
  ),
  'measure-small': [
    oneOf('falls', 'large'),
    ...[
      'before-noon',
      'bank-shifts',
      'hand-hygiene',
      'obs-on-time',
      'bell',
      'drinks',
      'letters',
      'stay',
      'sleep',
    ].map(key => oneOf(key, 'small')),
  ],
  'measure-summary': [['summary', {}, 'large']],
  'measure-matrix': [['matrix', {}, 'large']],
  'measure-tables': [
    ['matrix', {}, 'large'],
    ['summary', {}],
  ],
  'measure-crosses': of('safety-cross', ['pressure', 'violence', 'lines', 'sharps']),
  'measure-days': of('days-since', [
    'harm',
    'wrong-drug',
    'complaint',
    'arrest',
    'fire',
    'violence',
    'lines',
  ]),
}

/** Where else than on the one screen a board is worth looking at. */
const also: Record<string, readonly Size[] | undefined> = {
  'measures-front': sizes.board,
  'measure-summary': sizes.board,
  'measure-matrix': [...oneScreen, size(1080, 1920)],
}

/** What hangs on a board of a team that measures nothing yet. */
const unmeasured: readonly Hung[] = [
  ['summary', {}, 'large'],
  ['measure'],
  ['matrix'],
  ['safety-cross'],
  ['days-since'],
  ['pareto'],
  ['mood'],
]

const placed = (name: string, hung: readonly Hung[]): Placement[] =>
  hung.map(([kind, settings = {}, size = 'medium'], n) => ({ id: `${name}-${n}`, kind, size, settings }))

/** Hangs panels as the console tries them out, and waits until the last of them is drawn. */
export const hang = async (page: Page, name: string, hung: readonly Hung[]) => {
  await page.evaluate(
    panels => {
      for (const old of document.querySelectorAll('[data-panel]')) old.setAttribute('data-old', '')
      window.postMessage({ panels }, location.origin)
    },
    placed(name, hung),
  )
  await page.waitForFunction(
    count => {
      const bodies = [...document.querySelectorAll('[data-panel]:not([data-old]) > div')]
      return (
        !document.querySelector('[data-old]') &&
        bodies.length === count &&
        bodies.every(({ childElementCount }) => childElementCount > 0)
      )
    },
    {},
    hung.length,
  )
}

export const preview = async (ward: MeasuredWard, studio: Studio, team: string) => {
  // One person may come so often a minute; the clock that is held moves on for them.
  await ward.clock.move(60_000)
  const page = await studio.open(`${ward.base}/board?preview&team=${team}`, {
    now: ward.clock.now(),
    kind,
    cookie: ward.admin.cookie,
  })
  await page.waitForSelector('[data-connection=live] [data-panel]')
  return page
}

async function* ofTheWard(ward: MeasuredWard, studio: Studio): AsyncGenerator<Stop> {
  const page = await preview(ward, studio, ward.team)
  for (const [name, hung] of Object.entries(walls)) {
    await hang(page, name, hung)
    yield { name: `board-${name}`, kind, page, only: also[name] ?? oneScreen }
  }
  await leave(page)
}

async function* ofMoods({ teams, ...ward }: MeasuredWard, studio: Studio): AsyncGenerator<Stop> {
  for (const [name, team] of Object.entries(teams)) {
    const page = await preview({ teams, ...ward }, studio, team)
    await hang(page, name, [
      ['mood', {}, 'large'],
      ['pareto', { weeks: 12 }],
    ])
    yield { name: `board-mood-${name}`, kind, page, only: oneScreen }
    await leave(page)
  }
}

async function* ofNobody(ward: MeasuredWard, studio: Studio): AsyncGenerator<Stop> {
  const page = await preview(ward, studio, ward.fresh)
  await hang(page, 'unmeasured', unmeasured)
  yield { name: 'board-unmeasured', kind, page, only: [...oneScreen, size(1080, 1920)] }
  await leave(page)
}

/** Every panel of measures in every state it can be in, and the ways readings come in. */
export const measured: Walk = async function* ({ studio }: Place) {
  const ward = await openMeasured()
  try {
    yield* ofTheWard(ward, studio)
    yield* ofMoods(ward, studio)
    yield* ofNobody(ward, studio)
    yield* measuredDesk(ward, studio)
    // What a nurse says at the kiosk is written down, so it comes last.
    yield* measuredKiosk(ward, studio)
  } finally {
    await ward.stop()
  }
}
