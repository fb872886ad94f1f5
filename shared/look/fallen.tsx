import { Component, type ComponentChildren } from 'preact'
import { common } from '../words/en.ts'
import { renew } from './renew.ts'
import './fallen.css'

const TRY_EVERY_MS = 4_000

interface Props {
  /** A screen that nobody stands at starts again by itself. */
  alone: boolean
  children: ComponentChildren
}

/** What stands in the place of a page that broke, so that no screen stays blank until somebody comes by. */
export class Fallen extends Component<Props, { fell: boolean }> {
  override state = { fell: false }
  private trying: ReturnType<typeof setInterval> | undefined

  override componentDidCatch(error: unknown) {
    // Not swallowed: whoever looks into the browser finds what it was.
    reportError(error)
    this.setState({ fell: true })
    if (this.props.alone) this.trying ??= setInterval(() => void renew('fallen'), TRY_EVERY_MS)
  }

  override componentWillUnmount() {
    clearInterval(this.trying)
  }

  override render() {
    const { alone, children } = this.props
    if (!this.state.fell) return children
    const { head, byItself, byYou, again } = common.fallen
    return (
      <main class="fallen">
        <h1>{head}</h1>
        <p>{alone ? byItself : byYou}</p>
        <p>
          <button type="button" onClick={() => location.reload()}>
            {again}
          </button>
        </p>
      </main>
    )
  }
}
