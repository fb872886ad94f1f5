import type { Pour } from '../shared/jar.ts'
import { kiosk } from '../shared/words/en.ts'
import { useLater } from './later.tsx'
import './jar-side.css'

const words = kiosk.jar

// A third of the page's weight, and the faces can be tapped without it.
const loadJar = async () => (await import('../shared/look/jar/jar.tsx')).Jar

interface Props {
  /** Whether anything is known of the team yet. */
  known: boolean
  tray: number
  good: number
  pour: Pour | null
}

/** The jar that stands on the kiosk: what this shift said in the tray, this week's good shifts in the glass. */
export const JarSide = ({ known, tray, good, pour }: Props) => {
  const Jar = useLater(loadJar)
  return (
    <aside class="jar-side">
      <div class="glass">
        {/* Not before the team is known: the pour it then learns of is history, not news. */}
        {known && typeof Jar === 'function' && (
          <Jar tray={tray} good={good} pour={pour} label={words.label(tray, good)} />
        )}
      </div>
      {good + tray === 0 ? (
        <p>{known && words.empty}</p>
      ) : (
        <p>
          <span data-name="good" data-value={good}>
            {good > 0 && <b>{good}</b>} {good > 0 ? words.good(good) : words.noneYet}
          </span>
          <span data-name="answers" data-value={tray}>
            {words.tray(tray)}
          </span>
        </p>
      )}
    </aside>
  )
}
