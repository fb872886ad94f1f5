import { type Work, workInUse } from '../../../shared/work-kind.ts'

/** The kinds of work that are behind, of those that somebody wants to be told of. */
export const behindFor = (person: string, work: Work) =>
  workInUse(work).filter(({ tell, behindSince }) => behindSince > 0 && tell.includes(person))
