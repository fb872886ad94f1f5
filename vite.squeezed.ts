import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

/** Smaller files would come in one packet either way. */
const WORTH_IT = 1_024

/** Scripts and styles as they go over the wire beside them as they are: a ward’s network is slow, and often there is no proxy. */
export const squeezed: Plugin = {
  name: 'squeezed',
  apply: 'build',
  enforce: 'post',
  writeBundle({ dir = 'dist' }) {
    for (const name of globSync('assets/*.{js,css}', { cwd: dir })) {
      const path = join(dir, name)
      const plain = readFileSync(path)
      if (plain.length >= WORTH_IT) writeFileSync(`${path}.gz`, gzipSync(plain, { level: 9 }))
    }
  },
}
