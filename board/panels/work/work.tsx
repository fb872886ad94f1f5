import { Standing } from '../../../shared/look/standing.tsx'
import { working as words } from '../../../shared/words/en.ts'
import { Figure } from '../../figure.tsx'
import { Fitted } from '../../fitted.tsx'
import { Hint } from '../../hint.tsx'
import { Bar } from './bar.tsx'
import { Rows } from './rows.tsx'
import type { Model, Shown } from './select.ts'
import './work-panel.css'

const say = words.work

const Facts = ({ facts, gap }: { facts: NonNullable<Shown['facts']>; gap: number }) => (
  <dl>
    {(['gap', 'needed', 'projected'] as const).map(name => (
      <div key={name}>
        <dt>{say.facts[name]}</dt>
        <dd data-name={name} data-value={name === 'gap' ? gap : undefined}>
          {facts[name]}
        </dd>
      </div>
    ))}
  </dl>
)

const Figures = ({ done, required, unit }: Shown) => (
  <p data-figures="">
    <Figure name="done" value={done} />
    {required !== null && (
      <>
        <span>{say.of}</span>
        <Figure name="required" value={required} />
      </>
    )}
    <bdi>{say.unit(required, unit)}</bdi>
  </p>
)

const One = (shown: Shown) => {
  const { standing, stale, required, sentence, facts, gap } = shown
  return (
    <div class="work-panel" data-work={shown.key} data-standing={standing}>
      <Figures {...shown} />
      <Standing is={standing} stale={stale} />
      {required !== null && <Bar {...shown} />}
      <Fitted content={JSON.stringify([sentence, facts])} least={1} prefer="more">
        <p>{sentence}</p>
        {facts && <Facts facts={facts} gap={gap} />}
      </Fitted>
    </div>
  )
}

/** One kind of work in large figures, or all kinds in rows. */
export const View = ({ shown, empty }: Model) => {
  const [first, ...others] = shown
  if (!first) return <Hint text={empty ?? ''} />
  return others.length === 0 ? <One {...first} /> : <Rows shown={shown} />
}
