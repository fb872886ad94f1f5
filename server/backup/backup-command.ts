import { explain } from '../explain.ts'
import { CannotStart, readEnvironment } from '../settings.ts'
import { makeBackup } from './backup.ts'

// npm run backup -- FOLDER: the server may run meanwhile.
try {
  const to = process.argv[2]
  if (!to) throw new CannotStart('Say where to: npm run backup -- /a/folder/on/another/disk')
  const { dataDir } = readEnvironment(process.env)
  const { folder, events, dropped } = await makeBackup({ dataDir, to, now: Date.now() })
  process.stdout.write(`${folder} holds ${events} events and was read back whole.\n`)
  for (const name of dropped) process.stdout.write(`${name} was older than 14 days and is gone.\n`)
} catch (error) {
  const { message, exitCode } = explain(error, { folder: process.env['DATA_DIR'] ?? './data', port: '' })
  process.stderr.write(`\n  No backup was made. ${message}\n\n`)
  process.exitCode = exitCode
}
