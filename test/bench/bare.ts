import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { Server } from 'socket.io'
import { answering } from './running.ts'

const kiosk = `<!doctype html><button style="width: 50vw; height: 50vh">Good</button>
<script>document.querySelector('button').onpointerup = () =>
  fetch('/', { method: 'POST', body: JSON.stringify({ id: String(Math.random()), type: 'mood-given' }) })
</script>`
const board = `<!doctype html><b data-name="answers" data-value="0">0</b><script src="/socket.io/socket.io.js"></script>
<script>const figure = document.querySelector('b')
io({ transports: ['websocket'] }).on('tap', () => {
  figure.textContent = figure.dataset.value = Number(figure.dataset.value) + 1
})</script>`

/** The reference: what is posted goes to everyone at once, event by event; nothing is kept, the pages are bare. */
let seq = 0
const http = createServer((request, answer) => {
  if (request.method === 'GET') {
    answer.setHeader('content-type', 'text/html').end(request.url === '/board' ? board : kiosk)
    return
  }
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
const io = new Server(http, { perMessageDeflate: false })

answering({
  listen: () =>
    new Promise(resolve => {
      http.listen(0, '127.0.0.1', () => resolve(http.address()))
    }),
})
