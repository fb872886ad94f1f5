import { board, working as words } from '../../../shared/words/en.ts'
import { useAsFits } from '../../as-fits.ts'
import { Hint } from '../../hint.tsx'
import { useTurning } from '../../pages.tsx'
import { useSpace } from '../../room.ts'
import { rowsOf, settingOf, type Way } from './room.ts'
import type { Card, Column, Model } from './select.ts'
import './flow-panel.css'

const say = words.flow

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

const heldIn = (cards: readonly Card[]) => cards.filter(({ blocker }) => blocker).length

const Step = ({ name, count, told, isOver, cards, column }: Omit<Column, 'key'> & { column: string }) => {
  const held = heldIn(cards)
  const longest = cards[0] ? say.longest(cards[0].age) : say.clear
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
        <small data-name="longest" data-held={held > 0 ? '' : undefined}>
          {held > 0 ? say.held(held) : longest}
        </small>
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

/** What is not shown of the steps, in words. */
const Foot = ({ columns, page, pages }: { columns: readonly Column[]; page: number; pages: number }) => {
  const cards = columns.flatMap(one => one.cards)
  return (
    <small data-name="foot">
      <span>{say.inAll(cards.length, heldIn(cards))}</span>
      {pages > 1 && <span>{board.page(page + 1, pages)}</span>}
    </small>
  )
}

const withoutCards: ReadonlySet<Way> = new Set<Way>(['heads', 'pairs', 'lines'])

/** The steps of the work beside each other, or below where they would be too narrow. */
export const View = ({ columns, empty }: Model) => {
  const { box, space } = useSpace()
  const set = space && columns.length > 0 ? settingOf(space, columns) : null
  const onPage = set?.onPage ?? 1
  const pages = Math.max(1, Math.ceil(columns.length / onPage))
  const page = useTurning(pages)
  if (empty) return <Hint text={empty} />
  return (
    <div
      class="flow-panel"
      ref={box}
      data-way={set?.way}
      data-large={set?.isLarge ? '' : undefined}
      data-brief={set?.isBrief ? '' : undefined}
    >
      <div>
        {set &&
          columns
            .slice(page * onPage, (page + 1) * onPage)
            .map(({ key, ...column }) => <Step key={key} column={key} {...column} />)}
      </div>
      {set && withoutCards.has(set.way) && <Foot {...{ columns, page, pages }} />}
    </div>
  )
}
