import { globSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { buildIn, CannotStart } from './settings.ts'

const isNewer = (root: string, built: string) => {
  const builtAt = statSync(built).mtimeMs
  const sources = globSync(['vite.config.ts', '{board,kiosk,shared}/**/*.{ts,tsx,css,html}'], { cwd: root })
  return sources.some(file => statSync(join(root, file)).mtimeMs > builtAt)
}

/** Builds the pages if there are none, or if their sources changed since. Answers with the name of the build. */
export const readyPages = async (root: string, dist: string): Promise<string> => {
  const built = buildIn(dist)
  if (built && !isNewer(root, join(dist, 'build.json'))) return built
  try {
    const { build } = await import('vite')
    process.stdout.write('Building the pages, once …\n')
    await build({ root, logLevel: 'warn' })
  } catch (error) {
    // An installation without the tools to build runs what it was shipped with.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error
    if (!built)
      throw new CannotStart(
        'The pages are not built, and Vite is not installed. Run npm ci, then npm run build.',
      )
    return built
  }
  return buildIn(dist) ?? 'unknown'
}
