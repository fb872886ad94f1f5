import type { Choice, Placement, Shift } from './team.ts'

export interface Template {
  key: string
  name: string
  shifts: readonly Shift[]
  topics: readonly Choice[]
  reasons: readonly Choice[]
}

/** Two patterns most wards know. Nights cross midnight and belong to the day they start. */
export const threeShifts: readonly Shift[] = [
  { key: 'early', name: 'Early', from: '07:00', to: '14:00' },
  { key: 'late', name: 'Late', from: '14:00', to: '21:00' },
  { key: 'night', name: 'Night', from: '21:00', to: '07:00' },
]
export const twoShifts: readonly Shift[] = [
  { key: 'day', name: 'Day', from: '07:30', to: '19:30' },
  { key: 'night', name: 'Night', from: '19:30', to: '07:30' },
]
export const oneShift: readonly Shift[] = [{ key: 'day', name: 'Day', from: '07:00', to: '19:00' }]

const staffing = { key: 'staffing', name: 'Staffing' }
const equipment = { key: 'equipment', name: 'Equipment' }
const teamwork = { key: 'teamwork', name: 'Working together' }
const time = { key: 'time', name: 'Time for people' }
const information = { key: 'information', name: 'Information' }
const breaks = { key: 'breaks', name: 'Breaks' }

/** What a new team starts with; everything can be changed later. */
export const templates: readonly Template[] = [
  {
    key: 'hospital-ward',
    name: 'Hospital ward',
    shifts: threeShifts,
    topics: [
      { key: 'patients', name: 'Patients and families' },
      { key: 'equipment', name: 'Equipment and supplies' },
      { key: 'time', name: 'Time and waiting' },
      { key: 'team', name: 'Our team' },
      { key: 'safety', name: 'Safety' },
      { key: 'place', name: 'The ward itself' },
    ],
    reasons: [staffing, equipment, teamwork, time, information, breaks],
  },
  {
    key: 'gp-practice',
    name: 'GP practice',
    shifts: oneShift,
    topics: [
      { key: 'patients', name: 'Patients' },
      { key: 'phones', name: 'Phones and bookings' },
      { key: 'systems', name: 'Computers and letters' },
      { key: 'team', name: 'Our team' },
      { key: 'place', name: 'The building' },
    ],
    reasons: [
      staffing,
      { key: 'demand', name: 'How busy it was' },
      { key: 'systems', name: 'Computers' },
      teamwork,
      { key: 'patients', name: 'Patients' },
      breaks,
    ],
  },
  {
    key: 'care-home',
    name: 'Care home',
    shifts: twoShifts,
    topics: [
      { key: 'residents', name: 'Residents and families' },
      { key: 'meals', name: 'Meals' },
      { key: 'activities', name: 'Activities' },
      { key: 'equipment', name: 'Equipment' },
      { key: 'team', name: 'Our team' },
      { key: 'place', name: 'The home itself' },
    ],
    reasons: [
      staffing,
      { key: 'residents', name: 'Time with residents' },
      equipment,
      teamwork,
      information,
      breaks,
    ],
  },
  {
    key: 'any-team',
    name: 'Any team',
    shifts: oneShift,
    topics: [
      { key: 'work', name: 'How we work' },
      { key: 'tools', name: 'Tools' },
      { key: 'team', name: 'Our team' },
      { key: 'place', name: 'Our place' },
    ],
    reasons: [staffing, { key: 'tools', name: 'Tools' }, teamwork, time, information, breaks],
  },
]

/** The board a new team starts with. The jar leads; the rest supports it. */
export const firstBoard: readonly Placement[] = [
  { id: 'jar', kind: 'jar', size: 'large', settings: {} },
  { id: 'ideas', kind: 'ideas', size: 'medium', settings: {} },
  { id: 'answered', kind: 'answered', size: 'medium', settings: {} },
  { id: 'notice', kind: 'notice', size: 'medium', settings: {} },
  { id: 'qr', kind: 'qr', size: 'small', settings: {} },
]
