import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'

const PAGE = 'kiosk/console/api.html'

/** The OpenAPI document at `/api/docs`: as JSON for programs, and as a page for whoever opens it in a browser. */
export const docsRoutes = async (app: FastifyInstance, { dist }: { dist: string }) => {
  app.get<{ Querystring: { as?: string } }>(
    '/api/docs',
    { schema: { hide: true } },
    async (request, reply) => {
      const path = join(dist, PAGE)
      const isPerson = request.query.as !== 'json' && request.headers.accept?.includes('text/html')
      reply.header('cache-control', 'no-store').header('vary', 'accept')
      if (!isPerson || !existsSync(path)) return app.swagger()
      return reply.type('text/html; charset=utf-8').send(await readFile(path))
    },
  )
}
