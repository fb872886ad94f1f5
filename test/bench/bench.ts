/**
 * Measures what we promise, each figure beside its reference in the same run: `npm run bench`, or `npm run bench --
 * durable start` for some of it. Linux only: memory and CPU are read from /proc. Take the ratios; absolute figures drift
 * with the machine.
 */
const parts = [
  'weights',
  'durable',
  'start',
  'idle',
  'week',
  'overload',
  'flood',
  'fanout',
  'finger',
  'first',
  'paint',
  'feed',
]

const asked = process.argv.slice(2)
const unknown = asked.filter(name => !parts.includes(name))
if (unknown.length)
  throw new Error(`No part is called ${unknown.join(', ')}. There are: ${parts.join(', ')}.`)

let short = 0
for (const name of parts.filter(part => asked.length === 0 || asked.includes(part))) {
  const { run } = await import(`./${name}.ts`)
  short += await run()
}
console.log(
  short === 0 ? '\nEvery goal is met.\n' : `\n${short} ${short === 1 ? 'goal is' : 'goals are'} not met.\n`,
)
process.exit(0)
