import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { Server } from 'socket.io'
import { answering } from './running.ts'

/** The reference: what is posted goes to everyone at once, event by event; nothing is kept. */
let seq = 0
const http = createServer((request, answer) => {
  let text = ''
  request.on('data', chunk => {
    text += chunk
  })
  request.on('end', () => {
    const { id, type } = JSON.parse(text)
    io.emit('tap', { id, seq: ++seq, type, day: '2026-11-23', shift: 'early' })
    answer.writeHead(201).end(JSON.stringify({ id: randomUUID() }))
  })
})
const io = new Server(http, { serveClient: false, perMessageDeflate: false })

answering({
  listen: () =>
    new Promise(resolve => {
      http.listen(0, '127.0.0.1', () => resolve(http.address()))
    }),
})
