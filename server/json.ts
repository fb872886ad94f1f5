import type { FastifyInstance } from 'fastify'
import { Refusal } from './refusal.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true })
const CHARSET = /;\s*charset\s*=\s*"?([^";\s]+)/i

/** Takes JSON as the bytes it is: what is not UTF-8 is refused rather than written down with holes in it. */
export const takeJson = (app: FastifyInstance) => {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const charset = CHARSET.exec(request.headers['content-type'] ?? '')?.[1] ?? 'utf-8'
    if (!/^utf-?8$/i.test(charset)) return done(new Refusal('json-only'), undefined)
    let text: string
    try {
      text = utf8.decode(body)
    } catch {
      return done(new Refusal('not-json'), undefined)
    }
    return parse(request, text, done)
  })
}
