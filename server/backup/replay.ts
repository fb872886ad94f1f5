import type { Document } from '../directory/document.ts'
import { DIRECTORY } from '../erased.ts'
import { isVoice } from '../stamp.ts'
import type { Erasure, Store } from '../store/store.ts'
import { handleOf } from '../words.ts'

const CHUNK = 500

const eraseAll = async (store: Store, erasures: readonly Erasure[]) => {
  for (let from = 0; from < erasures.length; from += CHUNK)
    await store.erase(erasures.slice(from, from + CHUNK))
}

/** Words that still waited when the backup was made, and were released and then erased under another name. */
const waitedThen = async (voice: Store, handles: ReadonlySet<string>): Promise<Erasure[]> => {
  const found: Erasure[] = []
  for (const stream of (await voice.heads()).keys()) {
    const team = stream.slice(stream.indexOf(':') + 1)
    for await (const page of voice.read(stream, 0))
      for (const kept of page)
        if (kept.seal && handles.has(`team:${team} ${handleOf(kept)}`)) found.push({ stream, id: kept.id })
  }
  return found
}

/** Erases again what was erased since. Answers how many words are on the list. */
export const replay = async (stores: { team: Store; voice: Store }, list: readonly Erasure[]) => {
  const words = list.filter(({ stream }) => stream !== DIRECTORY)
  const team = words.filter(({ stream }) => !isVoice(stream))
  const handles = new Set(team.map(({ stream, id }) => `${stream} ${id}`))
  await eraseAll(stores.team, team)
  await eraseAll(stores.voice, [
    ...words.filter(({ stream }) => isVoice(stream)),
    ...(await waitedThen(stores.voice, handles)),
  ])
  return words.length
}

/** An older directory, without those who were taken out since. Everybody signs in anew, and no invitation counts. */
export const directoryWithout = (then: Document, list: readonly Erasure[]): Document => {
  const gone = new Set(list.flatMap(({ stream, id }) => (stream === DIRECTORY ? [id] : [])))
  return {
    ...then,
    people: then.people.filter(({ id }) => !gone.has(id)),
    devices: then.devices.map(one =>
      gone.has(one.id) ? { ...one, tokenHash: null, revokedOn: one.pairedOn } : one,
    ),
    keys: then.keys.map(one => (gone.has(one.id) ? { ...one, hash: null, revokedOn: one.madeOn } : one)),
    sessions: [],
    invitations: [],
  }
}
