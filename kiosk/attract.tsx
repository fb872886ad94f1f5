import { useState } from 'preact/hooks'
import type { Entry } from './entry.ts'
import type { Answered } from './happened.ts'
import { Happened } from './happened.tsx'
import { TapButton } from './tap-button.tsx'
import './attract.css'

interface Props {
  entries: readonly Entry[]
  answered: Answered | null
  /** What was just tapped, until it is kept. */
  giving: string | null
  onOpen: (entry: Entry, choice: string | null) => void
}

/** An entry that answers with one tap: its question, and its choices as things to touch. */
const Choices = ({
  entry,
  giving,
  onOpen,
}: {
  entry: Entry
  giving: string | null
  onOpen: Props['onOpen']
}) => {
  const [nudges, setNudges] = useState(0)
  return (
    <section class="question">
      <h1>
        {/* The question is not the answer: a tap on it only shows where to tap. */}
        <TapButton look="plain" entry={entry.kind} onTap={() => setNudges(nudges + 1)}>
          {entry.words.title}
        </TapButton>
      </h1>
      <p>{entry.words.hint}</p>
      <div key={nudges} class="choices" data-nudged={nudges > 0}>
        {entry.choices.map(({ value, name, picture: Picture }) => (
          <TapButton
            key={value}
            look="card"
            entry={entry.kind}
            choice={value}
            {...(giving === value ? { pressed: true } : {})}
            onTap={() => onOpen(entry, value)}
          >
            <Picture />
            {name}
          </TapButton>
        ))}
      </div>
    </section>
  )
}

/** What you can do now, beside what happened because of what people said. */
export const Attract = ({ entries, answered, giving, onOpen }: Props) => (
  <div class="attract">
    <Happened answered={answered} />
    {entries.map(entry =>
      entry.choices.length > 0 ? (
        <Choices key={entry.kind} entry={entry} giving={giving} onOpen={onOpen} />
      ) : (
        <TapButton key={entry.kind} look="main" entry={entry.kind} onTap={() => onOpen(entry, null)}>
          <b>{entry.words.title}</b>
          <small>{entry.words.hint}</small>
        </TapButton>
      ),
    )}
  </div>
)
