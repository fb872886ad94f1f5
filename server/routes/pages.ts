import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { refuseUnknown } from '../refusal.ts'

/** Which built page stands at which address. The board alone may be framed, by our own console. */
const pages: Readonly<Record<string, string>> = {
  '/': 'kiosk/console/home.html',
  '/console': 'kiosk/console/console.html',
  '/board': 'board/board.html',
  '/kiosk': 'kiosk/kiosk.html',
  '/i': 'kiosk/phone/idea.html',
  '/t/:code': 'kiosk/phone/team.html',
}

/** The built file that stands at an address, if any. */
export const pageFileOf = (address: string): string | undefined =>
  pages[address.startsWith('/t/') ? '/t/:code' : address.replace(/(.)\/$/, '$1')]

const A_YEAR = 'public, max-age=31536000, immutable'

/** Who mistypes an address gets the first page, which leads to all others; a program is told in its own way. */
export const notThere = (dist: string) => async (request: FastifyRequest, reply: FastifyReply) => {
  const path = join(dist, pages['/']!)
  const isPerson = request.method === 'GET' && request.headers.accept?.includes('text/html')
  if (!isPerson || request.url.startsWith('/api/') || !existsSync(path)) return refuseUnknown(request, reply)
  return reply
    .code(404)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(await readFile(path))
}

/** Serves the pages that Vite built. `index.html` is never kept by a browser; what carries a hash is kept for a year. */
export const pageRoutes = async (app: FastifyInstance, { dist }: { dist: string }) => {
  await app.register(fastifyStatic, {
    root: dist,
    serve: true,
    index: false,
    wildcard: true,
    dotfiles: 'ignore',
    cacheControl: false,
    preCompressed: true,
    setHeaders(reply, path) {
      reply.header('cache-control', path.includes('/assets/') ? A_YEAR : 'no-store')
      if (path.endsWith('worker.js')) reply.header('service-worker-allowed', '/')
    },
  })
  for (const [address, file] of Object.entries(pages)) {
    app.get(address, { schema: { hide: true } }, async (_, reply) => {
      const path = join(dist, file)
      if (!existsSync(path))
        return reply.code(503).type('text/plain').send('The pages are not built yet: npm run build')
      reply.header('cache-control', 'no-store')
      if (address === '/board') {
        reply.header(
          'content-security-policy',
          String(reply.getHeader('content-security-policy')).replace(
            "frame-ancestors 'none'",
            "frame-ancestors 'self'",
          ),
        )
        reply.removeHeader('x-frame-options')
      }
      return reply.type('text/html; charset=utf-8').send(await readFile(path))
    })
  }
}
