// Signs that turn the direction of what stands beside them, and signs without a look. A name on a wall has others before
// and behind it; with these it could move their words and numbers, or look like another name and not be it.
const TURNS = '\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069'
const UNSEEN =
  '\\u00ad\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b\\u2060-\\u2065\\u206a-\\u206f\\u3164\\ufeff\\uffa0\\ufff0-\\ufffb' +
  '\\u{1bca0}-\\u{1bca3}\\u{1d173}-\\u{1d17a}\\u{e0000}-\\u{e00ff}\\u{e01f0}-\\u{e0fff}'
// Line breaks and tabs aside; some tools end a text at them.
const CONTROLS = '\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u2028\\u2029'
// What joins or parts two letters has its place where letters change their shape for it, and in pictures made of several.
const JOINED = '[\\p{L}\\p{M}\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f]'
const PLAIN_SCRIPTS = '[\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}]'
const LOOSE_JOINER = `(?<!(?!${PLAIN_SCRIPTS})${JOINED})[\\u200c\\u200d]|[\\u200c\\u200d](?!(?!${PLAIN_SCRIPTS})${JOINED})`

const ODD = new RegExp(`[${CONTROLS}${TURNS}${UNSEEN}]|${LOOSE_JOINER}`, 'gu')

/** Whether a name, a label or a unit reads as it is written, wherever it stands. Free text may hold what it likes. */
export const isPlain = (text: string) => text.isWellFormed() && text.search(ODD) === -1

// Letters, digits, signs; not blanks, marks alone, or letters that are made to have no look.
const SEEN = /[^\s\p{C}\p{M}\u115f\u1160\u3164\uffa0\u2800]/u

/** Whether there is anything to see in a text. */
export const isSeen = (text: string) => SEEN.test(text)

/** The same text without what is not plain in it: of names that nobody typed for a wall, such as that of a file. */
export const plainly = (text: string) => text.toWellFormed().replace(ODD, '')
