import { resolve } from 'node:path'
import { readyPages } from '../../server/pages.ts'

/** Builds the pages once before the tests that open a browser. */
export const setup = async () => {
  const root = resolve(import.meta.dirname, '../..')
  await readyPages(root, resolve(root, 'dist'))
}
