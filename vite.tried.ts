import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The versions that the cuts in `vite.libraries.ts` were tried with: every chart to the pixel, every line to the byte. */
export const tried: Readonly<Record<string, string>> = {
  '@kurkle/color': '0.3.4',
  'chart.js': '4.6.1',
  'engine.io-client': '6.6.8',
  'engine.io-parser': '5.2.3',
  idb: '8.0.4',
  'socket.io-client': '4.8.4',
  'socket.io-parser': '4.2.7',
  uqr: '0.1.3',
}

const installed = (library: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'node_modules', library, 'package.json'), 'utf8')).version

/** The libraries that are installed in another version than the cuts were tried with. */
export const untried = (): string[] =>
  Object.entries(tried).flatMap(([library, version]) => (installed(library) === version ? [] : [library]))
