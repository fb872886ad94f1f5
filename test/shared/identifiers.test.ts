import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Ask, identifiersIn, isNhsNumber, type Stop } from '../../shared/identifiers.ts'

const found = (text: string) => {
  const { stop, ask } = identifiersIn(text)
  return [...stop, ...ask]
}

describe('an NHS number', () => {
  test.each(['9434765919', '4010232137'])('%s is one', digits => expect(isNhsNumber(digits)).toBe(true))
  test.each(['9876543211', '9434765918', '1234567890', '943476591', '94347659190', '', 'abcdefghij'])(
    '%j is none',
    digits => expect(isNhsNumber(digits)).toBe(false),
  )
  // 987 654 4321 and 999 123 4560 are printed as examples elsewhere, and both are wrong.
  test.each(['9876544321', '9991234560'])('%s is no example of one', digits =>
    expect(isNhsNumber(digits)).toBe(false),
  )
  test('ten times the same digit is none, though the sum would fit', () => {
    for (let digit = 0; digit < 10; digit++) expect(isNhsNumber(String(digit).repeat(10))).toBe(false)
  })
  test('exactly one digit in ten makes nine others a number, or none does', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{9}$/), nine => {
        const fits = [...'0123456789'].filter(last => isNhsNumber(nine + last))
        expect(fits.length).toBeLessThanOrEqual(1)
      }),
    )
  })
  test('is found however it is grouped, and wherever it stands', () => {
    const gap = fc.constantFrom('', ' ', '-', '.', '  ', '\u00a0', '–', ' - ', '\t', '/', '_')
    fc.assert(
      fc.property(gap, gap, fc.constantFrom('', 'Her number is ', 'nhs no:', '('), (a, b, before) => {
        expect(identifiersIn(`${before}943${a}476${b}5919 she said`).stop).toContain('nhs-number')
      }),
    )
  })
  test.each([
    ['full width', '９４３ ４７６ ５９１９'],
    ['Arabic', '٩٤٣٤٧٦٥٩١٩'],
    ['Devanagari', '९४३ ४७६ ५९१९'],
    ['with invisible letters between', '943\u200b4765\u00ad919'],
  ])('in %s digits', (_, text) => expect(identifiersIn(text).stop).toContain('nhs-number'))
  test('inside a longer number it is none', () => {
    expect(found('Order 1943476591955 came late')).toEqual([])
    expect(found('Batch 00943476591900')).toEqual([])
  })
})

const stops: readonly [Stop, string][] = [
  ['nhs-number', 'The notes for 943 476 5919 were on the wrong trolley'],
  ['nhs-number', 'pt 401-023-2137 waited three hours'],
  ['nhs-number', 'NHS no 4010232137 not on the board'],
  ['nhs-number', 'Label said 943.476.5919.'],
  ['nhs-number', '943 4765919 twice on the list'],
  ['email', 'Write to jane.smith@nhs.net about it'],
  ['email', 'my mail is j_smith+ward@example.co.uk'],
  ['email', 'SISTER@HERON-WARD.ORG knows more'],
  ['phone', 'Ring me on 07700 900123'],
  ['phone', 'call +44 7700 900 123 after eight'],
  ['phone', 'Her daughter is on 0131 496 0123'],
  ['phone', 'phone 020 7946 0018 for the relatives'],
  ['phone', 'the son: (0161) 496-0123'],
  ['phone', '0044 7700 900123 any time'],
  ['phone', '07700900123'],
  ['birth-date', 'DOB 3/11/1941, fell again'],
  ['birth-date', 'born 12.04.38 and still waiting'],
  ['birth-date', 'date of birth: 1941-11-03'],
  ['birth-date', 'd.o.b. 03-11-41'],
  ['birth-date', 'Her birthday is 3rd November 1941'],
  ['birth-date', 'the lady of 3/11/1941'],
  ['birth-date', 'dob is 4 Mar 52'],
]

const asks: readonly [Ask, string][] = [
  ['bed', 'Bed 4 Mrs Jones never gets her tea'],
  ['bed', 'Mr Patel in bay 3 was moved four times'],
  ['bed', 'bay 2 AB waits for a frame'],
  ['bed', 'Room 12, Smith, no call bell'],
  ['bed', 'side room 3 - Mrs O’Brien'],
  ['bed', 'Bed 7 (J.S.) has no notes'],
  ['bed', 'bed 11 is Miss Okafor again'],
  ['postcode', 'The family at EH1 1AA cannot visit'],
  ['postcode', 'from sw1a 2aa by bus'],
  ['postcode', 'M60 1NW is too far'],
]

/** What nurses write. None of it says who a patient is. */
const innocent = [
  'We run out of slide sheets every weekend',
  'The blood pressure machine in bay 2 is broken again',
  'Handover starts at 07:00 but the day team is not free until 07:20',
  'Could we have two trolleys per bay instead of one?',
  'Bed 4 has a broken brake',
  'Bay 3 needs a new curtain',
  'Room 12 is cold at night',
  'Beds 1 to 6 have no working lights',
  'Side room 2 has no sink',
  'bay 1 and bay 2 share one hoist',
  'Drugs round takes 2 hours with 28 patients',
  'I waited 45 minutes for pharmacy on 23/11/2026',
  'On 3.11.2026 the lift was out again',
  'Since 01/09/2026 we have no ward clerk',
  'We did 12 discharges, 9 admissions and 3 transfers',
  'Please mend the printer, it has been out since 2025-12-01',
  'Order number 123456 never came',
  'Asset 0012345 is due for service',
  'Bleep 2222 does not answer at night',
  'Extension 4567 is always busy',
  'Dial 0 for switchboard',
  'Ring 111 or 999',
  'The shift was 07:30-19:30 and no break',
  'Shift 0730-1930 with four of us',
  'Rota from 07.30 to 19.30',
  'Nights 21:00 - 07:00 five in a row',
  'We need 10 more pillows and 20 blankets',
  'Temp was 37.5 in the drug fridge, limit is 8.0',
  'Gloves: size S 100, M 200, L 100',
  'BP 120/80 forms are missing',
  'NEWS2 charts run out',
  'IV pump model 8100 alarms for nothing',
  'Form A12 and B7 ask the same thing twice',
  'Paracetamol 500 mg 2 tablets QDS: labels too small',
  'The code on door C2 is hard to press with gloves',
  'Car park P4 full by 06:45',
  'Why do we walk to level 3 for linen?',
  'Meet @ 9.30am in the office',
  'Huddle@08.15 works better than @09.00',
  'Thanks to the night team, good work',
  'More thanks to Dr. and nurses alike',
  'No time to talk with families',
  'Two call bells were out of reach on my round today',
  'Bank staff do not get a log-in until day 3',
  'It took 3 calls, 2 e-mails and 1 form to get a mattress',
  'Please ask: who orders dressings 10x10 cm?',
  'The 14:00 ward round was at 16:10',
  'Agency cost £1,250 for one night',
  '100% of observations done, 0 falls this week',
  'Only 1 of 4 computers works',
  'WiFi drops in bay 4 at 3 am',
  'Staff toilet on 2nd floor locked since May',
  'Can we swap break times with ward 7?',
  'Ward 12 borrowed our hoist on Monday',
  'In March 2026 we had 3 hoists, now 1',
  'I was born to be a nurse but not to do this paperwork',
  'Birthday cake in the staff room today',
  'Date of last service: unknown',
  'Sharps bins 22 L do not fit the brackets',
  'Fridge 1 reads 2-8, fridge 2 reads 4-12',
  'Numbers on the board are from 2026-11-20',
  'Serial no. 55667788',
  'PIN of the cupboard should not be 1234',
  'Steps: 1. wash 2. glove 3. check 4. sign 5. go',
  'Bed 3 Monday to Friday has no oxygen',
  'Bay 2 The hoist is broken',
  'Every bed 2 chairs please',
  'room 5 needs paint, room 6 a lamp, room 7 a key',
  'Bay 4 TV is stuck on one channel',
  'Bed 9 IV stand is bent',
  'Q1 2026 figures are on the wall, Q2 not',
  '+++ please +++ more chairs',
  'ok 👍',
  'Ön bakımı için daha çok zaman',
]

describe('what may say who somebody is', () => {
  test.each(stops)('%s stops: %s', (kind, text) => expect(identifiersIn(text).stop).toContain(kind))
  test.each(asks)('%s asks: %s', (kind, text) => {
    expect(identifiersIn(text).ask).toContain(kind)
    expect(identifiersIn(text).stop).toEqual([])
  })
})

describe('what nurses write', () => {
  test('is at least sixty sentences long', () => expect(innocent.length).toBeGreaterThanOrEqual(60))
  test.each(innocent)('%s', text => expect(found(text)).toEqual([]))
})

test.each(['\u2062', '\u034f', '\u3164', '\ufe0f', '\u{e0020}'])(
  'a sign without a look hides no number: %j',
  sign => {
    expect(identifiersIn(`Call 07700${sign}900${sign}123`).stop).toEqual(['phone'])
  },
)

test('no text, however long or odd, holds anybody up', () => {
  const odd = [
    '0'.repeat(1_000),
    '0 '.repeat(500),
    'a@'.repeat(500),
    '1-'.repeat(500),
    `${'a'.repeat(999)}@`,
    'dob '.repeat(250),
    'bed 1 '.repeat(160),
    // Each of these is read as six letters, or as twelve.
    '\u3316'.repeat(1_000),
    '\ufdfa'.repeat(1_000),
    `${'\u3316'.repeat(998)}@`,
  ]
  for (const text of odd) {
    const from = performance.now()
    identifiersIn(text)
    expect(performance.now() - from).toBeLessThan(100)
  }
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), text => void identifiersIn(text)))
})
