import type { Pour } from '../shared/jar.ts'
import { Jar } from '../shared/look/jar/jar.tsx'
import { kiosk } from '../shared/words/en.ts'
import './jar-side.css'

const words = kiosk.jar

interface Props {
  tray: number
  good: number
  pour: Pour | null
}

/** The jar that stands on the kiosk: what this shift said in the tray, this week's good shifts in the glass. */
export const JarSide = ({ tray, good, pour }: Props) => (
  <aside class="jar-side">
    <div class="glass">
      <Jar tray={tray} good={good} pour={pour} label={words.label(tray, good)} />
    </div>
    {good + tray === 0 ? (
      <p>{words.empty}</p>
    ) : (
      <p>
        <span data-name="good" data-value={good}>
          <b>{good}</b> {words.good(good)}
        </span>
        <span data-name="answers" data-value={tray}>
          {words.tray(tray)}
        </span>
      </p>
    )}
  </aside>
)
