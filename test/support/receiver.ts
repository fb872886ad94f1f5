import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'

interface Received {
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects and fails on the rest
  body: any
  text: string
  signature: string
}
type Answering = (response: ServerResponse, request: IncomingMessage) => void

const ok: Answering = response => void response.writeHead(204).end()

/** Another system that is told things over HTTP: it can be down, broken, or slow. */
export const openReceiver = async () => {
  const received: Received[] = []
  let answering: Answering = ok
  let server: Server | null = null
  let port = 0
  const up = () =>
    new Promise<void>((resolve, reject) => {
      server = createServer((request, response) => {
        let text = ''
        request.on('data', part => {
          text += part
        })
        request.on('end', () => {
          received.push({
            text,
            body: JSON.parse(text),
            signature: `${request.headers['marblewall-signature']}`,
          })
          answering(response, request)
        })
      })
      server.once('error', reject)
      server.listen(port, '127.0.0.1', () => {
        const address = server?.address()
        if (typeof address === 'object' && address) port = address.port
        resolve()
      })
    })
  await up()
  return {
    received,
    url: `http://127.0.0.1:${port}/told`,
    types: () => received.map(({ body }) => body.type),
    /** How it answers from now on; as a receiver should unless told. */
    answers(to: number | Answering = ok) {
      answering = typeof to === 'number' ? response => void response.writeHead(to).end() : to
    },
    up,
    down: () =>
      new Promise<void>(resolve => {
        server?.closeAllConnections()
        server?.close(() => resolve())
      }),
  }
}
export type Receiver = Awaited<ReturnType<typeof openReceiver>>
