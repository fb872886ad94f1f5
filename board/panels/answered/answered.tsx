import { Hint } from '../../hint.tsx'
import { Pages } from '../../pages.tsx'
import type { Model } from './answered.ts'
import './answered-panel.css'

/** Each pair as it was said and as it was answered. */
export const View = ({ pairs, empty }: Model) =>
  empty ? (
    <Hint text={empty} />
  ) : (
    <div class="answered-panel">
      <Pages content={JSON.stringify(pairs)} least={pairs.length} whole>
        {pairs.map(({ id, said, did, step }) => (
          <li key={id} data-done={step === 'done' ? '' : undefined}>
            <blockquote dir="auto">{said}</blockquote>
            <p dir="auto">{did}</p>
          </li>
        ))}
      </Pages>
    </div>
  )
