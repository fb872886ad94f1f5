/** A pattern of which three levels are a team, a kind of work and what is said of it, in this order. */
export const isPattern = (pattern: string) => {
  const levels = pattern.split('/')
  const isPlain = levels.every(level => level === '+' || (level !== '' && !/[+#\0]/.test(level)))
  return isPlain && levels.filter(level => level === '+').length === 3 && pattern.length <= 200
}

/** A topic that can be subscribed to as it is. */
export const isTopic = (topic: string) =>
  topic.length > 0 && topic.length <= 200 && topic.isWellFormed() && !/[+#\0]/.test(topic)

export interface Address {
  team: string
  kind: string
  what: string
}

/** What a topic says by our own pattern; null for one that the pattern does not cover. */
export const addressIn = (topic: string, pattern: string): Address | null => {
  const [levels, wanted] = [topic.split('/'), pattern.split('/')]
  if (levels.length !== wanted.length) return null
  if (wanted.some((level, n) => level !== '+' && level !== levels[n])) return null
  const [team = '', kind = '', what = ''] = levels.filter((_, n) => wanted[n] === '+')
  return { team, kind, what }
}
