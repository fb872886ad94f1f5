import { enableCompileCache, flushCompileCache } from 'node:module'
import { join } from 'node:path'

// What an earlier start made of our sources is kept: the next is faster, and need not hold the compiler in memory.
// Where this folder may not be written, NODE_COMPILE_CACHE names another, and without one nothing is kept.
enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/marblewall'))
const { start } = await import('./start.ts')
await start(flushCompileCache)
