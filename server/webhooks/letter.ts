import type { Event, EventType, State } from '../../shared/state.ts'

type OfType<T extends EventType> = Extract<Event, { type: T }>

const told = [
  'work-fell-behind',
  'work-recovered',
  'help-called',
  'help-passed-up',
  'help-accepted',
  'help-ended',
] as const
type Told = OfType<(typeof told)[number]>

/** Whether an event is one that other systems are told of. */
export const isTold = (event: Event): event is Told => told.some(type => type === event.type)

const workOf = (id: string, { work }: State) => {
  const kind = work[id]
  return kind ? { kind: kind.key, kindName: kind.name, unit: kind.unit } : {}
}

const callOf = (id: string, { help }: State) => {
  const call = help.calls.find(one => one.id === id)
  return { call: id, ...(call ? { what: call.what, where: call.where } : {}) }
}

const detailOf = (event: Told, state: State): object => {
  switch (event.type) {
    case 'work-fell-behind':
      return { ...workOf(event.work, state), gap: event.gap }
    case 'work-recovered':
      return workOf(event.work, state)
    case 'help-called':
      return callOf(event.id, state)
    case 'help-passed-up':
      return { ...callOf(event.call, state), to: event.to, tiersUp: event.up }
    case 'help-accepted':
      return { ...callOf(event.call, state), who: event.who }
    case 'help-ended':
      return callOf(event.call, state)
  }
}

/** What another system is told: what happened where, and nothing of who did it or what they typed. */
export const letterOf = (event: Told, team: string, state: State): string => {
  const { id, type, at, day, shift } = event
  const about = { id, type, at, day, shift, team, teamName: state.team.name }
  return JSON.stringify({ ...about, ...detailOf(event, state) })
}
