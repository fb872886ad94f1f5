import type { FastifyInstance } from 'fastify'

/** The OpenAPI document, at `/api/docs` for programs and people alike. */
export const docsRoutes = async (app: FastifyInstance) => {
  app.get('/api/docs', { schema: { hide: true } }, async () => app.swagger())
}
