import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { buildIn, CannotStart } from './settings.ts'

const isNewer = (root: string, built: string) => {
  const builtAt = statSync(built).mtimeMs
  const sources = globSync(['vite.*.ts', '{board,kiosk,shared}/**/*.{ts,tsx,css,html}'], { cwd: root })
  return sources.some(file => statSync(join(root, file)).mtimeMs > builtAt)
}

const viteIn = (root: string): string | null => {
  try {
    return join(
      dirname(createRequire(join(root, 'package.json')).resolve('vite/package.json')),
      'bin/vite.js',
    )
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error
    return null
  }
}

// In a process of its own: what it takes to build is three times the server, and would never be given back.
const build = async (root: string, vite: string) => {
  const builder = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: 'inherit',
    // Who starts the server under another name for its surroundings would get pages that talk to their makers.
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const [code] = await once(builder, 'exit')
  if (code !== 0) throw new CannotStart('The pages could not be built; the lines above say why.', 1)
}

/** Builds the pages if there are none, or if their sources changed since. Answers with the name of the build. */
export const readyPages = async (root: string, dist: string): Promise<string> => {
  const built = buildIn(dist)
  if (built && !isNewer(root, join(dist, 'build.json'))) return built
  const vite = viteIn(root)
  // An installation without the tools to build runs what it was shipped with.
  if (!vite && built) return built
  if (!vite)
    throw new CannotStart(
      'The pages are not built, and Vite is not installed. Run npm ci, then npm run build.',
    )
  process.stdout.write('Building the pages, once …\n')
  await build(root, vite)
  return buildIn(dist) ?? 'unknown'
}
