import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { fastify } from 'fastify'
import { expect, test } from 'vitest'
import { pageRoutes } from '../../server/routes/pages.ts'
import { squeezed } from '../../vite.squeezed.ts'

test('scripts come squeezed to whoever can read that, and as they are to whoever cannot', async () => {
  const dist = mkdtempSync(join(tmpdir(), 'pages-'))
  mkdirSync(join(dist, 'assets'))
  const script = 'export const marbles = 7\n'.repeat(100)
  writeFileSync(join(dist, 'assets/board-1.js'), script)
  writeFileSync(join(dist, 'assets/small-1.js'), 'export {}')
  writeFileSync(join(dist, 'worker.js'), script)
  ;(squeezed.writeBundle as (options: { dir: string }) => void)({ dir: dist })
  const app = fastify()
  await pageRoutes(app, { dist })
  const get = (url: string, encoding: string) => app.inject({ url, headers: { 'accept-encoding': encoding } })

  const over = await get('/assets/board-1.js', 'gzip, deflate, br')
  expect(over.headers).toMatchObject({
    'content-encoding': 'gzip',
    'content-type': expect.stringContaining('javascript'),
    'cache-control': expect.stringContaining('immutable'),
    vary: expect.stringMatching(/accept-encoding/i),
  })
  expect(over.rawPayload.length).toBeLessThan(script.length / 10)
  expect(gunzipSync(over.rawPayload).toString()).toBe(script)
  for (const [url, encoding] of [
    ['/assets/board-1.js', 'identity'],
    ['/assets/small-1.js', 'gzip'],
    ['/worker.js', 'gzip'],
  ]) {
    const plain = await get(url!, encoding!)
    expect(plain.statusCode).toBe(200)
    expect(plain.headers['content-encoding']).toBeUndefined()
  }
  expect((await get('/worker.js', 'gzip')).headers['service-worker-allowed']).toBe('/')
  await app.close()
  rmSync(dist, { recursive: true })
})
