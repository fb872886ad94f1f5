import { useEffect, useRef, useState } from 'preact/hooks'
import type { Idea } from '../../../shared/ideas.ts'
import { common, desk as words } from '../../../shared/words/en.ts'
import type { Desk } from '../at-desk.ts'
import { Button } from '../form/button.tsx'
import { Sure } from '../form/sure.tsx'
import { dayInWords } from '../when.ts'
import { Answering } from './answering.tsx'
import { Editing } from './editing.tsx'
import { Showing } from './showing.tsx'
import { Story } from './story.tsx'
import { topicName } from './topic.ts'
import './detail.css'

const { ideas: says } = words
type Doing = 'show' | 'answer' | 'edit' | null

interface Props {
  desk: Desk
  idea: Idea
}

/** One idea: its words, what happened to it, and what a lead can do with it. */
export const Detail = ({ desk, idea }: Props) => {
  const [doing, set] = useState<Doing>(null)
  const whole = useRef<HTMLElement>(null)
  const was = useRef<Doing>(null)
  // A form that goes away gives the focus back to the button that opened it.
  useEffect(() => {
    if (!doing && was.current)
      whole.current?.querySelector<HTMLElement>(`[data-action="${was.current}"]`)?.focus()
    was.current = doing
  }, [doing])
  const toggle = (what: Doing) => set(doing === what ? null : what)
  const done = (told: string) => {
    desk.say(told)
    set(null)
  }
  const form = { desk, idea, onDone: done, onLeave: () => set(null) }
  return (
    <article ref={whole} class="detail" aria-labelledby="idea-words">
      <Words desk={desk} idea={idea} />
      <div data-doings>
        <Button
          weight={idea.shown ? 'plain' : 'main'}
          action="show"
          expanded={doing === 'show'}
          onClick={() => toggle('show')}
        >
          {idea.shown ? says.reword : says.show}
        </Button>
        <Button
          weight={idea.shown ? 'main' : 'plain'}
          action="answer"
          expanded={doing === 'answer'}
          onClick={() => toggle('answer')}
        >
          {says.answer}
        </Button>
        <Button action="edit" expanded={doing === 'edit'} onClick={() => toggle('edit')}>
          {says.edit}
        </Button>
        {idea.shown && (
          <Sure
            ask={says.hide}
            action="hide"
            tells={says.hideTells}
            yes={says.hideYes}
            onYes={async () => {
              await desk.write({ type: 'idea-hidden', idea: idea.id })
              desk.say(says.hidden)
            }}
          />
        )}
      </div>
      {/* Words that another lead erased meanwhile must not go on the wall from a form that still holds them. */}
      {doing === 'show' && <Showing key={idea.text} {...form} />}
      {doing === 'answer' && <Answering {...form} />}
      {doing === 'edit' && <Editing key={idea.text} {...form} />}
      <Story desk={desk} idea={idea} />
    </article>
  )
}

const Words = ({ desk, idea }: Props) => {
  const topic = topicName(desk.state.team, idea.topic)
  return (
    <>
      <p data-about>
        {topic && <span>{topic}</span>}
        <span>{says.arrived(dayInWords(idea.on, desk.today))}</span>
        <b data-step={idea.step}>{common.steps[idea.step]}</b>
      </p>
      <h2 id="idea-words">{idea.kind === 'comment' ? says.comment : says.idea}</h2>
      <blockquote dir="auto">{idea.text || says.onlyShown}</blockquote>
      {idea.more.map(({ id, text }) => (
        <div key={id} data-added>
          <h3>{says.addedLater}</h3>
          <blockquote dir="auto">{text}</blockquote>
        </div>
      ))}
      {idea.flags.length > 0 && (
        <p data-flags>
          <b>{says.flagHead}</b> {says.flagTells(idea.flags.map(says.flagName))}
        </p>
      )}
      {idea.shown && (
        <div data-shown>
          <h3>{says.onTheWall}</h3>
          <p dir="auto">{idea.shown === idea.text ? says.wordForWord : idea.shown}</p>
        </div>
      )}
    </>
  )
}
