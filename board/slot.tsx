import { Component, type ComponentChildren } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { State } from '../shared/state.ts'
import type { Placement } from '../shared/team.ts'
import { board as words } from '../shared/words/en.ts'
import { useCalm } from './calm.ts'
import { Frame } from './frame.tsx'
import { Hint } from './hint.tsx'
import type { Panel, Reading, Show } from './panel.ts'
import { panelOf } from './panels/panels.ts'
import type { Scene } from './scene.ts'

const AGAIN_AFTER_MS = 30_000

interface Props {
  placement: Placement
  nth: number
  state: State
  scene: Scene
}

type Opened = { is: 'waiting' } | { is: 'open'; show: Show } | { is: 'failed' }

/** Fetches what draws a panel; a part that does not arrive is asked for again, for ever. */
const useShow = (panel: Panel): Opened => {
  const [opened, say] = useState<Opened>({ is: 'waiting' })
  const [turn, again] = useState(0)
  useEffect(() => {
    let gone = false
    let waiting: ReturnType<typeof setTimeout> | undefined
    panel.open().then(
      show => gone || say({ is: 'open', show }),
      () => {
        if (gone) return
        say({ is: 'failed' })
        waiting = setTimeout(() => again(turn + 1), AGAIN_AFTER_MS)
      },
    )
    return () => {
      gone = true
      clearTimeout(waiting)
    }
  }, [panel, turn])
  return opened
}

const Failed = ({
  placement,
  nth,
  scene,
  title,
  text,
}: Omit<Props, 'state'> & { title: string; text: string }) => (
  <Frame
    kind={placement.kind}
    title={title}
    nth={nth}
    state="failed"
    asOf={{ at: scene.heardAt }}
    scene={scene}
  >
    <Hint text={text} />
  </Frame>
)

/** Of a panel that is still on its way. */
const unread = ({ heardAt, isOld }: Scene): Reading => ({ asOf: { at: heardAt }, stale: isOld, empty: null })

const Drawn = ({ panel, placement, nth, state, scene }: Props & { panel: Panel }) => {
  const opened = useShow(panel)
  if (opened.is === 'failed') {
    return <Failed placement={placement} nth={nth} scene={scene} title={panel.title} text={words.failed} />
  }
  const { settings } = placement
  const { reading, body } =
    opened.is === 'open'
      ? opened.show(state, settings, scene)
      : { reading: panel.read?.(state, settings, scene) ?? unread(scene), body: null }
  const { asOf, stale, empty, heading } = reading
  return (
    <Frame
      kind={placement.kind}
      title={heading ?? panel.title}
      nth={nth}
      state={empty ? 'empty' : stale ? 'stale' : 'fresh'}
      asOf={asOf}
      scene={scene}
    >
      {body}
    </Frame>
  )
}

interface GuardProps {
  /** What was drawn when it broke; something new is worth another try. */
  of: unknown
  instead: ComponentChildren
  children: ComponentChildren
}

/** Keeps a panel that breaks from taking the others down. */
class Guard extends Component<GuardProps, { broke: { of: unknown } | null }> {
  override state: { broke: { of: unknown } | null } = { broke: null }

  override componentDidCatch() {
    this.setState({ broke: { of: this.props.of } })
  }

  override render() {
    const { of, instead, children } = this.props
    return this.state.broke && this.state.broke.of === of ? instead : children
  }
}

const Guarded = (props: Props & { panel: Panel }) => {
  const { panel, placement, nth, state, scene } = props
  const instead = (
    <Failed placement={placement} nth={nth} scene={scene} title={panel.title} text={words.failed} />
  )
  return (
    <Guard of={state} instead={instead}>
      <Drawn {...props} />
    </Guard>
  )
}

/** A panel whose numbers may change faster than anybody can read. */
const Calm = (props: Props & { panel: Panel }) => {
  const given = useCalm(props)
  return useMemo(() => <Guarded {...given} />, [given])
}

/** One place on the board, with whatever panel was put there. */
export const Slot = (props: Props) => {
  const { placement, nth, scene } = props
  const panel = panelOf(placement.kind)
  if (!panel)
    return (
      <Failed placement={placement} nth={nth} scene={scene} title={placement.kind} text={words.unknown} />
    )
  return panel.pace === 'calm' ? <Calm {...props} panel={panel} /> : <Guarded {...props} panel={panel} />
}
