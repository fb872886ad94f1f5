import { Hint } from '../../hint.tsx'
import { Pages } from '../../pages.tsx'
import type { Model } from './notice.ts'
import './notice-panel.css'

/** All of them: a notice that is left out is not a notice. */
export const View = ({ notices, empty }: Model) =>
  empty ? (
    <Hint text={empty} />
  ) : (
    <div class="notice-panel">
      <Pages content={JSON.stringify(notices)} least={notices.length}>
        {notices.map(({ id, text }) => (
          <li key={id} dir="auto">
            {text}
          </li>
        ))}
      </Pages>
    </div>
  )
