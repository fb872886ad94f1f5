import { useState } from 'preact/hooks'
import type { Entry, EntryWords, News } from './entry.ts'
import type { Answered } from './happened.ts'
import { Happened } from './happened.tsx'
import { NewsCard } from './news-card.tsx'
import { TapButton } from './tap-button.tsx'
import './attract.css'

interface Props {
  entries: readonly { entry: Entry; words: EntryWords; news: News | null }[]
  answered: Answered | null
  /** What was just tapped, until it is kept. */
  giving: string | null
  /** Whether there is more to do than fits beside the jar. */
  wide: boolean
  onOpen: (entry: Entry, choice: string | null) => void
}

/** An entry that answers with one tap: its question, and its choices as things to touch. */
const Choices = ({
  entry,
  words,
  giving,
  onOpen,
}: {
  entry: Entry
  words: EntryWords
  giving: string | null
  onOpen: Props['onOpen']
}) => {
  const [nudges, setNudges] = useState(0)
  return (
    <section class="question">
      <h1>
        {/* The question is not the answer: a tap on it only shows where to tap. */}
        <TapButton look="plain" entry={entry.kind} onTap={() => setNudges(nudges + 1)}>
          {words.title}
        </TapButton>
      </h1>
      <p>{words.hint}</p>
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

const urgency = { calls: 0, comes: 1, asks: 2 }

/** What waits for somebody, before what happened because of what people said. */
const Newest = ({ entries, answered, onOpen }: Pick<Props, 'entries' | 'answered' | 'onOpen'>) => {
  const [first] = entries
    .flatMap(({ entry, news }) => (news ? [{ entry, news }] : []))
    .sort((a, b) => urgency[a.news.tone] - urgency[b.news.tone])
  if (!first) return <Happened answered={answered} />
  const { entry, news } = first
  return <NewsCard news={news} entry={entry.kind} onOpen={() => onOpen(entry, news.choice)} />
}

const Others = ({ entries, onOpen }: Pick<Props, 'entries' | 'onOpen'>) => (
  <div class="others">
    {entries.map(({ entry, words }) => (
      <TapButton
        key={entry.kind}
        look={entry.forFew ? 'quiet' : 'main'}
        entry={entry.kind}
        onTap={() => onOpen(entry, null)}
      >
        <b>{words.title}</b>
        <small>{words.hint}</small>
      </TapButton>
    ))}
  </div>
)

/** What you can do now, beside what happened because of what people said. */
export const Attract = ({ entries, answered, giving, wide, onOpen }: Props) => (
  <div class="attract" data-wide={wide}>
    <div class="upper">
      <Newest entries={entries} answered={answered} onOpen={onOpen} />
      {entries.map(({ entry, words }) =>
        entry.choices.length > 0 ? (
          <Choices key={entry.kind} entry={entry} words={words} giving={giving} onOpen={onOpen} />
        ) : null,
      )}
    </div>
    <Others entries={entries.filter(({ entry }) => entry.choices.length === 0)} onOpen={onOpen} />
  </div>
)
