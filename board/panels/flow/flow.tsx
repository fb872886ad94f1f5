import { working as words } from '../../../shared/words/en.ts'
import { useAsFits } from '../../as-fits.ts'
import { Hint } from '../../hint.tsx'
import { useSpace } from '../../room.ts'
import type { Card, Column, Model } from './flow.ts'
import './flow-panel.css'

const say = words.flow

/** Narrower than this, in sizes of its text, steps stand below each other. */
const COLUMN_EM = 8.6

const Long = () => (
  <svg viewBox="-10 -10 20 20" aria-hidden="true">
    <path d="M0-9 9.6 8H-9.6Z" fill="currentColor" />
  </svg>
)

const Stopped = () => (
  <svg viewBox="-10 -10 20 20" aria-hidden="true">
    <path d="M-8-8H8V8H-8ZM-4.5-1.6V1.6H4.5V-1.6Z" fill="currentColor" fill-rule="evenodd" />
  </svg>
)

const Token = ({ label, age, isLong, blocker }: Card) => (
  <li data-long={isLong ? '' : undefined} data-blocked={blocker ? '' : undefined}>
    <b dir="auto">{label}</b>
    <span data-name="age">
      {isLong && <Long />}
      {age}
      {isLong && <em>{say.long}</em>}
    </span>
    {blocker && (
      <span data-name="blocker">
        <Stopped />
        <bdi>{blocker}</bdi>
      </span>
    )}
  </li>
)

const Step = ({ name, count, told, isOver, cards, column }: Omit<Column, 'key'> & { column: string }) => {
  const { list, gone } = useAsFits<HTMLOListElement>(JSON.stringify(cards))
  return (
    <section data-column={column} data-over={isOver ? '' : undefined}>
      <h3>
        <bdi>{name}</bdi>
        <span data-name="count" data-value={count}>
          {told}
        </span>
      </h3>
      {isOver && <small>{say.over}</small>}
      <ol ref={list}>
        {cards.map(card => (
          <Token key={card.id} {...card} />
        ))}
      </ol>
      {gone > 0 && <small>{say.more(gone)}</small>}
      {cards.length === 0 && <small>{say.clear}</small>}
    </section>
  )
}

/** The steps of the work beside each other, or below where they would be too narrow. */
export const View = ({ columns, empty }: Model) => {
  const { box, space } = useSpace()
  if (empty) return <Hint text={empty} />
  const isNarrow = space !== null && space.width / columns.length < COLUMN_EM
  return (
    <div class="flow-panel" ref={box} data-way={isNarrow ? 'down' : 'across'}>
      {space && columns.map(({ key, ...column }) => <Step key={key} column={key} {...column} />)}
    </div>
  )
}
