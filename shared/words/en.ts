/** Everything people read, in English: short, says what to do, never blames. One constant a page; functions where a number changes the sentence. */

export const common = {
  product: 'Marblewall',
  connection: { live: 'live', late: 'late', offline: 'offline' },
  moods: { good: 'Good', mixed: 'Mixed', hard: 'Hard' },
  steps: { new: 'New', looking: 'Looking into it', trying: 'Trying it', done: 'Done', 'not-now': 'Not now' },
  demo: 'Demo: invented people, invented figures',
}

export const pairing = {}

export const board = {}

export const kiosk = {}

export const phone = {}

export const home = {}

export const desk = {}
