import type { Entry } from '../../shared/ideas.ts'
import { phone } from '../../shared/words/en.ts'
import { Marble } from './marble.tsx'
import './story.css'
import type { ToldIdea } from './told.ts'
import { sayDate, sayDay } from './when.ts'

const headOf = ({ what, step, by }: Entry) =>
  what === 'moved' ? phone.entries.moved[step](by) : phone.entries[what](by)

const nextOf = ({ state, step }: ToldIdea): readonly string[] | null => {
  if (state === 'waiting') return phone.next.waiting
  return step === 'done' || step === 'not-now' ? null : phone.next[step]
}

/** What happened to an idea, oldest first, and what comes next. */
export const Story = ({ idea }: { idea: ToldIdea }) => {
  const now = new Date()
  const next = nextOf(idea)
  const waits = idea.state === 'waiting'
  const on = (
    <time dateTime={idea.on}>{waits ? phone.inShift(sayDate(idea.on, now)) : sayDay(idea.on, now)}</time>
  )
  // The wording on the wall stands with the newest entry that could have changed it, and only if it is another one.
  const reworded = idea.shown !== '' && idea.shown !== idea.text
  const onWall = reworded ? idea.story.findLastIndex(({ what }) => what === 'shown' || what === 'edited') : -1
  return (
    <ol class="story" aria-label={phone.story}>
      <li>
        <Marble />
        <b>{phone.said}</b>
        <span data-soft>{phone.nobodyKnows}</span>
        {waits && on}
      </li>
      {!waits && (
        <li>
          <Marble />
          <b>{phone.reached}</b>
          <span data-soft>{phone.mixed}</span>
          {on}
        </li>
      )}
      {idea.story.map((entry, n) => (
        <li key={`${n} ${entry.day}`} data-entry-what={entry.what}>
          <Marble />
          <b>{headOf(entry)}</b>
          {entry.text && <q>{phone.quoted(entry.text)}</q>}
          {n === onWall && (
            <>
              <span data-soft>{phone.onTheWall}</span>
              <q data-name="shown">{phone.quoted(idea.shown)}</q>
            </>
          )}
          <time dateTime={entry.day}>{sayDay(entry.day, now)}</time>
        </li>
      ))}
      {next && (
        <li>
          <Marble clear />
          <b>{next[0]}</b>
          <span data-soft>{next[1]}</span>
        </li>
      )}
    </ol>
  )
}
