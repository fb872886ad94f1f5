import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { desk as words } from '../../../shared/words/en.ts'
import { hashOf } from '../address.ts'
import type { Desk } from '../at-desk.ts'
import { Detail } from './detail.tsx'
import { type Pile, pilesOf } from './groups.ts'
import { Row } from './row.tsx'
import './ideas.css'

const { ideas: says } = words
const folded: readonly string[] = ['done', 'not-now']

/** What people wrote: the unread first on the left, the one that is open on the right. */
export const IdeasSection = ({ desk }: { desk: Desk }) => {
  const { state, place, team } = desk
  const open = state.ideas[place.item]
  const isThere = open && (open.text || open.shown)
  const ideas = pilesOf(state.ideas, 'idea')
  const comments = pilesOf(state.ideas, 'comment')
  const whole = useRef<HTMLDivElement>(null)
  useTurning(whole, place.item)
  return (
    <div ref={whole} class="ideas" data-open={place.item ? 'item' : 'list'}>
      <div data-list tabIndex={-1}>
        <p data-lots>
          {says.lots(state.team.lots)}{' '}
          <a href={hashOf({ team: team.id, section: 'team' })}>{says.lotsChange}</a>
        </p>
        <h2 data-unseen>{words.sections.ideas}</h2>
        {ideas.length + comments.length === 0 && <p data-lead>{says.none}</p>}
        {ideas.map(pile => (
          <OnePile key={pile.group} desk={desk} pile={pile} head={says.piles[pile.group]} />
        ))}
        {comments.length > 0 && <h2>{says.comments}</h2>}
        {comments.map(pile => (
          <OnePile key={pile.group} desk={desk} pile={pile} head={says.piles[pile.group]} />
        ))}
      </div>
      <div data-detail tabIndex={-1}>
        {place.item && (
          <a data-back href={hashOf({ team: team.id, section: 'ideas' })}>
            {says.back}
          </a>
        )}
        {isThere && <Detail key={open.id} desk={desk} idea={open} />}
        {!isThere && place.item && <p data-lead>{says.gone}</p>}
        {!place.item && ideas.length + comments.length > 0 && <p data-lead>{says.choose}</p>}
      </div>
    </div>
  )
}

/** On a phone an idea takes the place of its list: it is read from its top, and going back leads to where one was. */
const useTurning = (whole: RefObject<HTMLElement | null>, item: string) => {
  const was = useRef(item)
  useEffect(() => {
    const before = was.current
    was.current = item
    if (before === item) return
    const find = (what: string) => whole.current?.querySelector<HTMLElement>(what)
    const [list, detail] = [find('[data-list]'), find('[data-detail]')]
    if (item && list && !list.checkVisibility()) {
      detail?.focus({ preventScroll: true })
      scrollTo({ top: 0 })
    }
    if (!item && detail && !detail.checkVisibility()) {
      const row = find(`[data-idea="${CSS.escape(before)}"]`)
      row?.focus({ preventScroll: true })
      row?.scrollIntoView({ block: 'center' })
    }
  }, [item])
}

interface OnePileProps {
  desk: Desk
  pile: Pile
  head: string
}

const OnePile = ({ desk, pile, head }: OnePileProps) => {
  const list = (
    <ul>
      {pile.ideas.map(idea => (
        <Row key={idea.id} desk={desk} idea={idea} />
      ))}
    </ul>
  )
  const title = (
    <h3>
      {head} <span>{pile.ideas.length}</span>
    </h3>
  )
  if (!folded.includes(pile.group)) {
    return (
      <section data-pile={pile.group}>
        {title}
        {list}
      </section>
    )
  }
  return (
    <details data-pile={pile.group} open={pile.ideas.some(({ id }) => id === desk.place.item)}>
      <summary>{title}</summary>
      {list}
    </details>
  )
}
