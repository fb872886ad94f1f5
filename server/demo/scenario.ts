import type { Step } from '../../shared/ideas.ts'

/** What the demo is played with. Everybody and everything in it is invented. */

export const organisation = 'Northfield Hospital'
export const lead = {
  name: 'Sister Ada Okafor',
  email: 'ada@northfield.example',
  password: 'marbles in a jar',
}

export interface Ward {
  name: string
  template: string
  /** Who answers here. */
  leads: readonly string[]
  /** The share of good shifts when the story begins, and what it comes to in the end. */
  good: readonly [number, number]
  /** Answers a shift, on average. */
  answers: number
  /** What gets in the way most, then less. */
  reasons: readonly string[]
}

export const wards: readonly Ward[] = [
  {
    name: 'Heron Ward',
    template: 'hospital-ward',
    leads: ['Sister Ada Okafor', 'Jo Lindqvist'],
    good: [0.48, 0.74],
    answers: 9,
    reasons: ['equipment', 'staffing', 'time', 'information', 'teamwork', 'breaks'],
  },
  {
    name: 'Kingfisher Ward',
    template: 'hospital-ward',
    leads: ['Ravi Menon'],
    good: [0.62, 0.6],
    answers: 8,
    reasons: ['staffing', 'breaks', 'time', 'equipment', 'information', 'teamwork'],
  },
  {
    name: 'Emergency Department',
    template: 'hospital-ward',
    leads: ['Dr Mairi Fraser', 'Tom Adeyemi'],
    good: [0.42, 0.5],
    answers: 14,
    reasons: ['staffing', 'time', 'breaks', 'information', 'equipment', 'teamwork'],
  },
  {
    name: 'Pharmacy',
    template: 'any-team',
    leads: ['Helen Zhou'],
    good: [0.66, 0.72],
    answers: 7,
    reasons: ['tools', 'information', 'time', 'staffing', 'teamwork', 'breaks'],
  },
  {
    name: 'Swift Day Surgery',
    template: 'gp-practice',
    leads: ['Owen Price'],
    good: [0.7, 0.78],
    answers: 10,
    reasons: ['demand', 'systems', 'staffing', 'patients', 'teamwork', 'breaks'],
  },
]

export interface Told {
  topic: number
  text: string
  answer: string
  ends: Step
}

/** Ideas people leave, what they are told, and where it ends. `topic` counts into the team's own topics. */
export const ideas: readonly Told[] = [
  {
    topic: 1,
    text: 'We run out of slide sheets every night. A second box nearer bay 4 would save the walk.',
    answer: 'A second box lives by bay 4 from tonight.',
    ends: 'done',
  },
  {
    topic: 0,
    text: 'Families ring at handover because nobody told them when to. A card with two good times would help.',
    answer: 'The card is printed. We give it out on arrival.',
    ends: 'done',
  },
  {
    topic: 2,
    text: 'The bladder scanner is always on another floor. Could it have a home with a sign-out sheet?',
    answer: 'It lives in the treatment room now, with a sheet on the door.',
    ends: 'done',
  },
  {
    topic: 3,
    text: 'Let us know by Monday who is on with whom for the week.',
    answer: 'The rota goes up on Thursdays for four weeks.',
    ends: 'trying',
  },
  {
    topic: 4,
    text: 'The corridor light by the stairs has been out since spring.',
    answer: 'Estates mended it on Tuesday. Sorry that it took so long.',
    ends: 'done',
  },
  {
    topic: 0,
    text: 'Quiet hour after lunch: no rounds, no vacuum cleaner.',
    answer: 'We try it for two weeks, 13:00 to 14:00.',
    ends: 'trying',
  },
  {
    topic: 1,
    text: 'Labels on the store shelves at eye level, not above the door.',
    answer: 'Done, with pictures.',
    ends: 'done',
  },
  {
    topic: 2,
    text: 'Two of us wait for the same computer at handover. The old one in the office still works.',
    answer: 'It moves to the desk on Friday.',
    ends: 'trying',
  },
  {
    topic: 3,
    text: 'A thank-you round at the end of the Friday huddle.',
    answer: 'We started. It takes one minute.',
    ends: 'done',
  },
  { topic: 4, text: 'The staff room kettle trips the fuse.', answer: 'A new kettle is here.', ends: 'done' },
  {
    topic: 0,
    text: 'Large-print menus. Half our patients cannot read these.',
    answer: 'The kitchen prints them from Monday.',
    ends: 'done',
  },
  {
    topic: 1,
    text: 'Could we keep spare batteries for the thermometers on the trolley?',
    answer: 'A drawer is labelled on each trolley.',
    ends: 'done',
  },
  {
    topic: 2,
    text: 'Discharge letters wait for one signature. Can two people sign?',
    answer: 'We ask the pharmacy and tell you on the 30th.',
    ends: 'looking',
  },
  {
    topic: 3,
    text: 'New starters should shadow a night before they work one.',
    answer: 'From next month every starter does.',
    ends: 'trying',
  },
  {
    topic: 4,
    text: 'A bench outside. It is the only place without a phone.',
    answer: 'Not this year: the courtyard is dug up until May. We keep it for then.',
    ends: 'not-now',
  },
  {
    topic: 0,
    text: 'Tell patients what the noise at night is. They think something is wrong.',
    answer: 'A line about it is in the welcome leaflet.',
    ends: 'done',
  },
  {
    topic: 1,
    text: 'The linen trolley blocks the fire door every morning.',
    answer: 'Its place is marked on the floor now.',
    ends: 'done',
  },
  {
    topic: 2,
    text: 'Bleep-free half hour for breaks, two at a time.',
    answer: 'We try it on lates first.',
    ends: 'trying',
  },
  {
    topic: 3,
    text: 'Put the names of today\u2019s team on the wall, with photographs.',
    answer: 'Who would like to? We ask at the huddle.',
    ends: 'looking',
  },
  {
    topic: 4,
    text: 'The tap in the sluice runs hot only.',
    answer: 'The plumber comes on Wednesday.',
    ends: 'looking',
  },
  {
    topic: 0,
    text: 'One question on every bedside board: what matters to you today?',
    answer: 'Bays 1 and 2 try it this month.',
    ends: 'trying',
  },
  {
    topic: 1,
    text: 'Spare chargers for the handover phones.',
    answer: 'Four are in the top drawer. Please bring them back.',
    ends: 'done',
  },
]

export const comments: readonly string[] = [
  'Nobody got a break before three.',
  'Everything was where it should be tonight.',
  'We were two short and still laughed.',
  'The new box by bay 4 saved me five walks.',
  'Handover took forty minutes again.',
  'Good to work with people who ask before they assume.',
]

export const notices: readonly string[] = [
  'Flu jabs in the seminar room, Wednesday 12:00 to 14:00.',
  'Quiet hour is 13:00 to 14:00. Please keep rounds out of it.',
]
