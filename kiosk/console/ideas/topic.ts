import type { Team } from '../../../shared/team.ts'

/** What a topic is called today; one that the team no longer has keeps its key. */
export const topicName = ({ topics }: Team, key: string) =>
  topics.find(topic => topic.key === key)?.name ?? key
