// Loaded into the server before it starts: says, when asked, how many bytes it really holds.
process.on('message', () => {
  globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' })
  const { heapUsed, external, arrayBuffers } = process.memoryUsage()
  process.send?.(heapUsed + external + arrayBuffers)
})
// A channel that is listened to would keep the server from ending.
process.channel?.unref()
