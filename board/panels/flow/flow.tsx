import { working as words } from '../../../shared/words/en.ts'
import { useAsFits } from '../../as-fits.ts'
import { Hint } from '../../hint.tsx'
import { type Ems, useSpace } from '../../room.ts'
import type { Card, Column, Model } from './select.ts'
import './flow-panel.css'

const say = words.flow

/** Narrower than this, in sizes of its text, steps stand below each other; lower than this only their heads are left, and in the end two of them on a line. */
const LEAST_EM = { width: 8.6, height: 4.2, head: 1.45, count: 5.5, letter: 0.5 }

/** Where there is so much more room than the longest column needs, it is written larger. */
const LARGER = { height: 4.2, width: 9 }

/** Steps below each other are as high as they have rows, up to so many: two cards a row, and one for what is held up. */
const ROWS_MOST = 4
const rowsOf = (cards: readonly Card[]) =>
  Math.min(ROWS_MOST, Math.ceil(cards.length / 2) + cards.filter(({ blocker }) => blocker).length)

const isRoomy = ({ width, height }: Ems, columns: readonly Column[]) =>
  width / columns.length >= LARGER.width &&
  height / (1 + Math.max(...columns.map(({ count }) => count))) >= LARGER.height

const wayIn = ({ width, height }: Ems, all: readonly Column[]) => {
  const columns = all.length
  const name = LEAST_EM.letter * Math.max(...all.map(one => one.name.length))
  if (width / columns >= LEAST_EM.width && height >= 1.6 * LEAST_EM.height) return 'across'
  if (height / columns >= LEAST_EM.height) return 'down'
  if (height / columns >= LEAST_EM.head) return 'heads'
  return width / 2 >= name + LEAST_EM.count ? 'pairs' : 'lines'
}

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
      {isLong ? say.long(age) : age}
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
  const longest = cards[0]?.age
  const { list, gone } = useAsFits<HTMLOListElement>(JSON.stringify(cards))
  return (
    <section data-column={column} data-over={isOver ? '' : undefined} style={{ '--rows': rowsOf(cards) }}>
      <h3>
        <bdi>{name}</bdi>
        <span data-name="count" data-value={count}>
          {isOver && <Stopped />}
          {told}
          {isOver && <small>{say.over}</small>}
        </span>
      </h3>
      <div>
        {longest && <small data-name="longest">{say.longest(longest)}</small>}
        <ol ref={list}>
          {cards.map(card => (
            <Token key={card.id} {...card} />
          ))}
        </ol>
        {gone > 0 && <small data-name="more">{say.more(gone)}</small>}
        {cards.length === 0 && <small data-name="clear">{say.clear}</small>}
      </div>
    </section>
  )
}

/** The steps of the work beside each other, or below where they would be too narrow. */
export const View = ({ columns, empty }: Model) => {
  const { box, space } = useSpace()
  if (empty) return <Hint text={empty} />
  return (
    <div
      class="flow-panel"
      ref={box}
      data-way={space ? wayIn(space, columns) : undefined}
      data-large={space && isRoomy(space, columns) ? '' : undefined}
    >
      {space && columns.map(({ key, ...column }) => <Step key={key} column={key} {...column} />)}
    </div>
  )
}
