import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { troubleIn } from '../../server/mqtt/trouble.ts'
import { doneOf } from '../../shared/work-kind.ts'
import { certificate, openBroker } from '../support/broker.ts'
import { startServer, type TestServer } from '../support/server.ts'

const known = getCACertificates('default')
let broker: Awaited<ReturnType<typeof openBroker>>
let server: TestServer
beforeEach(async () => {
  broker = await openBroker({ isSecure: true })
})
afterEach(async () => {
  await server.stop()
  await broker.stop()
  setDefaultCACertificates(known)
})

const start = async (url: string) => {
  server = await startServer({ settings: { broker: { url, topic: 'marblewall/+/+/+' } } })
}
/** Real packets take real time. */
const soon = (check: () => unknown) => vi.waitFor(check, { timeout: 18_000, interval: 10 })
const seen = async () => (await server.ask('GET', '/mqtt', undefined, server.admin)).body
/** What NODE_EXTRA_CA_CERTS does as a server is started. */
const trustIt = () => setDefaultCACertificates([...known, certificate()])

describe('a broker behind TLS', () => {
  test('is listened to if the server knows who vouches for its certificate', async () => {
    trustIt()
    await start(broker.url)
    const kind = { type: 'work-defined', key: 'beds', name: 'Beds', unit: 'beds', demand: 'feed' }
    await server.tell(server.admin, kind)
    await soon(async () =>
      expect(await seen()).toMatchObject({ connected: true, trouble: null, message: null }),
    )
    const send = await broker.sender()
    await soon(async () => {
      await send(`marblewall/${server.team}/beds/done`, { ref: 'the first', count: 3 })
      const [beds] = Object.values((await server.state()).state.work)
      expect(doneOf(beds!, { day: '2026-11-23', shift: 'early' })).toBe(3)
    })
  })

  test('that nobody known vouches for is not listened to, and whoever is in charge reads what to do', async () => {
    await start(broker.url)
    await soon(async () =>
      expect(await seen()).toMatchObject({
        ...{ connected: false, trouble: 'not-trusted' },
        message: expect.stringContaining('NODE_EXTRA_CA_CERTS'),
      }),
    )
    await server.clock.move(5_000)
    expect(await seen()).toMatchObject({ connected: false, messages: 0 })
    // It is told no more of us than that we were there.
    expect(broker.clients()).toBe(0)
  })

  test('that has the certificate of another is not listened to', async () => {
    trustIt()
    await start(broker.url.replace('localhost', '127.0.0.1'))
    await soon(async () =>
      expect(await seen()).toMatchObject({
        ...{ connected: false, trouble: 'wrong-name' },
        message: expect.stringMatching(/another name/),
      }),
    )
    expect(broker.clients()).toBe(0)
  })

  test('whose certificate has run out, or that is gone, is told apart', () => {
    const of = (code: unknown) => troubleIn(Object.assign(new Error('no'), { code }))
    expect(of('CERT_HAS_EXPIRED')).toBe('out-of-date')
    expect(of('SELF_SIGNED_CERT_IN_CHAIN')).toBe('not-trusted')
    expect(of('UNABLE_TO_GET_ISSUER_CERT_LOCALLY')).toBe('not-trusted')
    for (const code of ['ECONNREFUSED', 'ENOTFOUND', undefined, 3]) expect(of(code)).toBe('no-connection')
    for (const code of [4, 5]) expect(of(code)).toBe('not-allowed')
  })
})
