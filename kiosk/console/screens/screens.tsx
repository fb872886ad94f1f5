import { desk as words } from '../../../shared/words/en.ts'
import { useAsked } from '../asked.ts'
import type { Screen } from '../asking.ts'
import type { Desk } from '../at-desk.ts'
import { Pairing } from './pairing.tsx'
import { ScreenRow } from './screen-row.tsx'
import '../form/table.css'
import './screens.css'

const LOOK_EVERY_MS = 5_000
const { screens: says } = words

/** The team's screens, and the way to let a new one in. */
export const ScreensSection = ({ desk }: { desk: Desk }) => {
  const { value, trouble, again } = useAsked<{ devices: readonly Screen[] }>(
    desk.ask,
    `/teams/${desk.team.id}/devices`,
    LOOK_EVERY_MS,
  )
  const screens = value?.devices ?? []
  return (
    <div class="screens">
      <section data-part aria-labelledby="pair-head">
        <h2 id="pair-head">{says.pairHead}</h2>
        <Pairing desk={desk} onPaired={again} />
      </section>
      <section data-part aria-labelledby="screens-head">
        <h2 id="screens-head">{says.listHead(screens.length)}</h2>
        {trouble && <p data-trouble>{trouble}</p>}
        {value && screens.length === 0 && <p data-lead>{says.none}</p>}
        {screens.length > 0 && <ScreenTable desk={desk} screens={screens} again={again} />}
      </section>
    </div>
  )
}

interface TableProps {
  desk: Desk
  screens: readonly Screen[]
  again: () => Promise<void>
}

const ScreenTable = ({ desk, screens, again }: TableProps) => (
  <div class="table">
    <table data-folds>
      <thead>
        <tr>
          <th scope="col">{says.name}</th>
          <th scope="col">{says.kind}</th>
          <th scope="col">{says.seen}</th>
          <th scope="col">{says.build}</th>
          <th scope="col">{says.line}</th>
          <th scope="col">{says.actions}</th>
        </tr>
      </thead>
      <tbody>
        {screens.map(screen => (
          <ScreenRow key={screen.id} desk={desk} screen={screen} again={again} />
        ))}
      </tbody>
    </table>
  </div>
)
