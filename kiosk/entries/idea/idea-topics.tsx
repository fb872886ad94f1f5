import type { Choice } from '../../../shared/team.ts'
import { kiosk, kioskLater } from '../../../shared/words/en.ts'
import { Leaf } from '../../leaf.tsx'
import { TapButton } from '../../tap-button.tsx'
import './idea-topics.css'

const words = kioskLater.idea

interface Props {
  topics: readonly Choice[]
  /** Whether this team has a page for phones. */
  phone: boolean
  onTopic: (topic: string) => void
  onPhone: () => void
  onBack: () => void
}

/** What the idea is about. */
export const IdeaTopics = ({ topics, phone, onTopic, onPhone, onBack }: Props) => (
  <section class="idea-topics">
    <Leaf
      title={kiosk.idea.title}
      under={<p>{words.topics}</p>}
      ways={
        <>
          <TapButton action="back" onTap={onBack}>
            {kioskLater.writing.back}
          </TapButton>
          {phone && (
            <TapButton action="phone" onTap={onPhone}>
              {words.phone}
            </TapButton>
          )}
        </>
      }
    >
      <div class="topics">
        {topics.map(({ key, name }) => (
          <TapButton key={key} look="card" choice={key} onTap={() => onTopic(key)}>
            {name}
          </TapButton>
        ))}
      </div>
    </Leaf>
  </section>
)
