import { createServer } from 'vite'
import { pageFileOf } from './routes/pages.ts'

/** Serves the pages from their sources with Vite, everything else from the server that already listens. */
export const serveSources = async (root: string, port: number): Promise<string> => {
  const target = `http://127.0.0.1:${port}`
  const vite = await createServer({
    root,
    server: {
      port: 5173,
      // The server takes what somebody writes only from its own pages: it must hear under which name they are open.
      proxy: {
        ...Object.fromEntries(
          ['/api', '/healthz', '/readyz'].map(path => [path, { target, changeOrigin: false }]),
        ),
        '/socket.io': { target, ws: true },
      },
    },
    plugins: [
      {
        name: 'page-addresses',
        configureServer({ middlewares }) {
          middlewares.use((request, _, next) => {
            const file = pageFileOf(request.url?.split('?')[0] ?? '')
            if (file) request.url = `/${file}`
            next()
          })
        },
      },
    ],
  })
  await vite.listen()
  return vite.resolvedUrls?.local[0] ?? target
}
