import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Connection } from '../shared/look/freshness.ts'
import { useLater } from '../shared/look/later.ts'
import type { State } from '../shared/state.ts'
import type { Placement } from '../shared/team.ts'
import { common, board as words } from '../shared/words/en.ts'
import { useCalm } from './calm.ts'
import { driftAt } from './drift.ts'
import { headlineOf } from './headline.ts'
import { compose, GRID, type Shape } from './layout.ts'
import { Masthead } from './masthead.tsx'
import { type Scene, timeOf } from './scene.ts'
import { Slot } from './slot.tsx'
import { TopLine } from './top-line.tsx'
import './board.css'

export interface Props {
  state: State
  scene: Scene
  connection: Connection
  demo: boolean
  /** An arrangement that nobody saved yet. */
  panels?: readonly Placement[] | undefined
  /** The screen's own name, while a lead looks for it. */
  identify?: string | undefined
}

const TALL = '(orientation: portrait)'

const useShape = (): Shape => {
  const [shape, turn] = useState<Shape>(() => (matchMedia(TALL).matches ? 'tall' : 'wide'))
  useEffect(() => {
    const query = matchMedia(TALL)
    const look = () => turn(query.matches ? 'tall' : 'wide')
    query.addEventListener('change', look)
    return () => query.removeEventListener('change', look)
  }, [])
  return shape
}

const fetchAbout = () => import('./about-measures.ts')

/** What the measures say comes after the first words: it takes working out. */
const useMeasured = ({ measures }: State, { day }: Scene) => {
  const about = useLater(fetchAbout, Object.keys(measures).length > 0)
  return useMemo(() => about?.aboutMeasures(measures, day) ?? null, [about, measures, day])
}

const fetchWork = () => import('./about-work.ts')

/** So does what the work says, and it may change with every tap. */
const useWork = (state: State, scene: Scene) => {
  const about = useLater(fetchWork, Object.keys(state.work).length > 0)
  const given = useCalm({ state, scene })
  return useMemo(() => about?.aboutWork(given.state, given.scene) ?? null, [about, given])
}

const nthOf = (one: Placement, all: readonly Placement[]) =>
  all.filter(({ kind }) => kind === one.kind).indexOf(one) + 1

const Panels = ({ panels, state, scene }: { panels: readonly Placement[]; state: State; scene: Scene }) => {
  const shape = useShape()
  return (
    <div data-grid>
      {compose(panels, shape).map(([placement, { left, top, width, height }]) => (
        <div
          key={placement.id}
          data-left={left > 0 ? '' : undefined}
          data-top={top > 0 ? '' : undefined}
          data-right={left + width < GRID ? '' : undefined}
          data-bottom={top + height < GRID ? '' : undefined}
          style={{
            gridColumn: `${left + 1} / span ${width}`,
            gridRow: `${top + 1} / span ${height}`,
          }}
        >
          <Slot placement={placement} nth={nthOf(placement, panels)} state={state} scene={scene} />
        </div>
      ))}
      {panels.length === 0 && <p>{words.noPanels}</p>}
    </div>
  )
}

/** A crowded board gives room to its panels: less headline, and on a tall board smaller type. */
const crowdOf = (panels: number) => (panels > 8 ? 'many' : panels > 6 ? 'more' : 'few')

const addressOf = ({ url }: Scene, code: string) => `${url.replace(/^https?:\/\//, '')}/t/${code}`

/** Says at the foot what no panel says: that this is a demo, and where phones go if no panel has the code. */
const Foot = ({ demo, address }: { demo: boolean; address: string }) =>
  demo || address ? (
    <footer>
      <span>{address && words.onPhone(address)}</span>
      <span>{demo && common.demo}</span>
    </footer>
  ) : null

const notLive = (connection: Connection, { heardAt, timeZone }: Scene) => {
  if (connection !== 'offline') return ''
  return heardAt > 0 ? words.notLive(timeOf(heardAt, timeZone)) : words.notLiveYet
}

/** The whole wall, drawn from what is known and the hour. It asks nobody. */
export const Board = ({ state, scene, connection, demo, panels, identify }: Props) => {
  const { team } = state
  const shown = panels ?? team.board
  const { x, y } = driftAt(scene.now)
  const crowd = crowdOf(shown.length)
  const measured = useMeasured(state, scene)
  const work = useWork(state, scene)
  const sentences = headlineOf(state, scene, { measured, work }, shown).slice(0, crowd === 'many' ? 1 : 2)
  const banner = notLive(connection, scene)
  const hasCode = shown.some(({ kind }) => kind === 'qr')
  const address = hasCode || !team.code || !scene.url ? '' : addressOf(scene, team.code)
  return (
    <div class="board">
      <div data-crowd={crowd} style={{ '--drift-x': `${x}px`, '--drift-y': `${y}px` }}>
        <Masthead name={team.name} scene={scene} connection={connection} />
        <main>
          {banner && <p role="status">{banner}</p>}
          <TopLine sentences={sentences} />
          <Panels panels={shown} state={state} scene={scene} />
          {identify && (
            <p data-identify>
              <bdi>{identify}</bdi>
            </p>
          )}
        </main>
        <Foot demo={demo} address={address} />
      </div>
    </div>
  )
}
