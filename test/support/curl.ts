import { execFile, spawnSync } from 'node:child_process'

const isThere = spawnSync('curl', ['--version']).error === undefined

const byShell = (command: string) =>
  new Promise<string>((done, failed) =>
    execFile('sh', ['-c', command], { env: { ...process.env, NO_PROXY: '*' } }, (error, said) =>
      error ? failed(error) : done(said),
    ),
  )

/** The same request without curl, for a machine that has none. */
const byFetch = async (command: string) => {
  const address = /curl -X POST (\S+)/.exec(command)?.[1] ?? ''
  const headers = [...command.matchAll(/-H '([^:']+): ([^']*)'/g)].map(([, name = '', is = '']) => [name, is])
  const body = /-d '([^']*)'/.exec(command)?.[1] ?? ''
  const answer = await fetch(address, { method: 'POST', headers: Object.fromEntries(headers), body })
  return answer.text()
}

/** Runs a command that begins with curl as somebody does who copies it into a terminal; answers what the server said. */
export const curl = (command: string) => (isThere ? byShell(command) : byFetch(command))
