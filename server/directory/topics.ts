import { newId } from '../../shared/id.ts'
import type { Clock } from '../clock.ts'
import { Refusal } from '../refusal.ts'
import type { Book } from './book.ts'
import type { TopicMapping } from './document.ts'
import { dayOf } from './seen.ts'

export interface Topics {
  list(): readonly TopicMapping[]
  of(topic: string): TopicMapping | null
  make(mapping: Pick<TopicMapping, 'topic' | 'team' | 'kind' | 'what'>, by: string): Promise<TopicMapping>
  remove(id: string): Promise<TopicMapping>
}

const TOPICS_MOST = 200

/** Topics of the broker that are called otherwise than we would have called them. */
export const topicsIn = (book: Book, clock: Pick<Clock, 'now'>): Topics => {
  const list = () => book.now.topics ?? []
  return {
    list,
    of: topic => list().find(one => one.topic === topic) ?? null,
    make: (mapping, by) =>
      book.change(next => {
        const topics = next.topics ?? []
        if (topics.some(({ topic }) => topic === mapping.topic))
          throw new Refusal('topic-taken', { field: 'topic' })
        if (topics.length >= TOPICS_MOST) throw new Refusal('too-many-items')
        const made = { id: newId(), ...mapping, madeOn: dayOf(clock.now()), madeBy: by }
        next.topics = [...topics, made]
        return made
      }),
    remove: id =>
      book.change(next => {
        const gone = next.topics?.find(one => one.id === id)
        if (!gone) throw new Refusal('not-found')
        next.topics = next.topics?.filter(one => one !== gone) ?? []
        return gone
      }),
  }
}
