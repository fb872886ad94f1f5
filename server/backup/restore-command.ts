import { explain } from '../explain.ts'
import { CannotStart, readEnvironment } from '../settings.ts'
import { type Restored, restoreBackup } from './restore.ts'

const report = ({ folder, madeAt, events, erased, isOldDirectory, aside }: Restored) =>
  [
    `${folder} was put back: ${events} events, as it was at ${madeAt}.`,
    erased === null
      ? 'THERE WAS NO LIST OF WHAT WAS ERASED SINCE: words that were taken back may be readable again. Tell the teams.'
      : `${erased} texts stand on the list of what was erased; none of them came back.`,
    isOldDirectory
      ? 'People, screens and keys are those of the backup; everybody signs in anew. Look through them in the console.'
      : 'People, screens and keys are those that were here before.',
    ...(aside
      ? [`What was there before lies in ${aside}. Delete it when all is well: it holds words, too.`]
      : []),
    'Start the server now; the screens follow by themselves.',
  ].join('\n')

// npm run restore -- FOLDER: refuses while a server runs on the data folder.
try {
  const from = process.argv[2]
  if (!from) throw new CannotStart('Say which backup: npm run restore -- /a/folder')
  const { dataDir, erasedDir } = readEnvironment(process.env)
  process.stdout.write(`${report(await restoreBackup({ dataDir, erasedDir, from, now: Date.now() }))}\n`)
} catch (error) {
  const { message, exitCode } = explain(error, { folder: process.env['DATA_DIR'] ?? './data', port: '' })
  process.stderr.write(`\n  Nothing was put back. ${message}\n\n`)
  process.exitCode = exitCode
}
