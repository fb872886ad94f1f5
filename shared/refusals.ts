/** Every way this product says no: the code, the status that goes with it, and what to do about it in plain words. */
export const refusals = {
  'not-json': [400, 'This is not JSON the server can read.'],
  'not-understood': [400, 'The server does not recognise this entry.'],
  'unknown-event': [400, 'There is no event of this type.'],
  'bad-text': [400, 'The text holds characters that cannot be written down. Please type it again.'],
  'not-signed-in': [401, 'Please sign in.'],
  'wrong-password': [401, 'E-mail and password do not go together.'],
  'not-paired': [401, 'This screen is not paired with a team, or was removed.'],
  'not-allowed': [403, 'You may not do this here.'],
  'wrong-origin': [403, 'This request came from another site and was not carried out.'],
  'wrong-team': [403, 'This belongs to another team.'],
  'phrase-differs': [
    403,
    'The two words on the screen are different. Check that you are standing in front of it.',
  ],
  'wrong-setup-code': [403, 'The set-up code is not the one the server printed.'],
  'not-proven': [403, 'Only the one who gave this answer can change it.'],
  'not-found': [404, 'There is nothing here.'],
  'no-such-team': [404, 'There is no such team.'],
  'no-such-ticket': [404, 'No idea goes with this ticket. Check the letters.'],
  'no-such-code': [404, 'No screen shows this code. Check the letters, or wait for a new code.'],
  'id-reused': [409, 'This id was already used for something else.'],
  'already-set-up': [409, 'Marblewall is already set up here. Please sign in.'],
  'key-taken': [409, 'A measure in use has this key already.'],
  'email-taken': [409, 'Somebody with this e-mail is already here.'],
  'last-admin': [409, 'Somebody must stay in charge. Name another person first.'],
  'code-used': [410, 'This code was used or has run out. The screen shows a new one.'],
  'invitation-used': [410, 'This invitation was used or has run out. Ask whoever sent it for a new one.'],
  'too-large': [413, 'This is too large to send.'],
  'too-many-items': [413, 'These are too many entries in one go.'],
  'json-only': [415, 'Please send JSON.'],
  'too-long': [422, 'The text is too long. Please shorten it.'],
  'text-empty': [422, 'Please write at least one word.'],
  'identifier-found': [422, 'Please take out what could say who somebody is, and send it again.'],
  'bad-email': [422, 'Please check the e-mail address.'],
  'weak-password': [422, 'Please choose a password of at least ten characters that is not easy to guess.'],
  'bad-time-zone': [422, 'Please choose a time zone, like Europe/London.'],
  'rate-impossible': [
    422,
    'These numbers cannot be: a share needs its whole, and no more than all of it; a count is not below nought.',
  ],
  'bad-day': [422, 'There is no such day.'],
  'bad-period': [
    422,
    'Please name the period as the measure is read: a day (2026-11-23), a week (2026-W48 or its first day) or a month (2026-11).',
  ],
  'not-begun': [422, 'This period has not begun yet.'],
  'period-twice': [422, 'This period stands twice in the list, with different numbers.'],
  'value-missing': [422, 'Please give a value; for a share or a rate a numerator and a denominator.'],
  'too-many-keys': [409, 'This team has as many keys as it may. Revoke one that is not needed.'],
  'file-empty': [422, 'There is no table in this file.'],
  'file-password': [
    422,
    'This file is protected with a password. Save a copy without one in Excel and choose that.',
  ],
  'file-old-excel': [
    422,
    'This is an Excel file of the old kind (.xls). Save it as .xlsx or CSV and choose that.',
  ],
  'file-not-table': [422, 'This is neither a CSV nor an XLSX file.'],
  'file-quote': [
    422,
    'A quotation mark opens in this file and never closes, so its rows cannot be told apart.',
  ],
  'file-broken': [422, 'This file is damaged and cannot be read. Save it anew and choose that.'],
  'file-too-large': [
    413,
    'This file is too large. Keep only the columns of this measure, and at most 5,000 rows.',
  ],
  'file-too-many-rows': [413, 'These are more than 5,000 rows. Keep only the last years of this measure.'],
  'file-too-wide': [413, 'These are more than 100 columns. Keep only those of this measure.'],
  'import-gone': [410, 'This file was not taken in time. Please choose it again.'],
  'import-problems': [422, 'Some rows cannot be read. Correct them, or say that they are left out.'],
  'import-nothing': [422, 'There is no row that could be taken.'],
  'shifts-overlap': [422, 'Two shifts begin at the same time, or one has no end before the next begins.'],
  'not-waiting': [428, 'Nobody has approved this screen yet.'],
  'slow-down': [429, 'Too often. Please wait a moment.'],
  broken: [500, 'Something went wrong on the server. Nothing was written.'],
  'store-unavailable': [503, 'The server cannot write just now. Nothing was lost; please try again.'],
  'disk-full': [
    507,
    'The disk of the server is full. Nothing was lost; please tell the one who looks after it.',
  ],
} as const satisfies Record<string, readonly [number, string]>

export type RefusalCode = keyof typeof refusals

/** What a refusal looks like on the way to a client. */
export interface Refused {
  code: RefusalCode
  message: string
  field?: string
}
