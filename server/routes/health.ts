import type { FastifyInstance } from 'fastify'
import type { House } from '../house.ts'
import { Refusal } from '../refusal.ts'

type Figure = [name: string, type: string, help: string, value: number]

const brokerFigures = ({ mqtt }: House): Figure[] => {
  const { on, connected, messages, refused } = mqtt.seen()
  if (!on) return []
  return [
    ['marblewall_mqtt_connected', 'gauge', 'Whether the broker is there.', Number(connected)],
    ['marblewall_mqtt_messages_total', 'counter', 'Messages of the broker, since the start.', messages],
    ['marblewall_mqtt_refused_total', 'counter', 'What was refused of them.', refused],
  ]
}

/** Whether the process lives, whether the store answers, and a few figures; none by device or by type of event. */
export const healthRoutes = async (app: FastifyInstance, house: House) => {
  const { log, settings } = house
  const startedAt = performance.now()
  let written = 0
  log.onEvents(heard => {
    // What was said without a name is not counted: whoever reads this every second would learn the second.
    for (const { stream, events } of heard) if (!stream.startsWith('voice:')) written += events.length
  })

  app.addHook('onSend', async (_, reply) => void reply.header('cache-control', 'no-store'))

  app.get('/healthz', { schema: { hide: true } }, async () => ({ alive: true }))

  app.get('/readyz', { schema: { hide: true } }, async () => {
    try {
      await log.checkReady()
    } catch (error) {
      throw new Refusal('store-unavailable', { cause: error })
    }
    return { ready: true, build: settings.build }
  })

  app.get('/metrics', { schema: { hide: true } }, async (_, reply) => {
    const { rss, heapUsed } = process.memoryUsage()
    const figures: Figure[] = [
      [
        'marblewall_events_written_total',
        'counter',
        'Events of teams and the organisation, written since the start.',
        written,
      ],
      ['marblewall_connections', 'gauge', 'Open connections of screens and desks.', house.live.connections()],
      [
        'marblewall_webhooks_failing',
        'gauge',
        'Webhooks whose receiver does not answer.',
        house.hooks.failing(),
      ],
      ...brokerFigures(house),
      ['process_resident_memory_bytes', 'gauge', 'Memory the process holds.', rss],
      ['nodejs_heap_size_used_bytes', 'gauge', 'Memory in use by objects.', heapUsed],
      [
        'process_uptime_seconds',
        'gauge',
        'Seconds since the start.',
        (performance.now() - startedAt) / 1_000,
      ],
    ]
    const lines = figures.flatMap(([name, type, help, value]) => [
      `# HELP ${name} ${help}`,
      `# TYPE ${name} ${type}`,
      `${name} ${value}`,
    ])
    return reply.type('text/plain; version=0.0.4; charset=utf-8').send(`${lines.join('\n')}\n`)
  })
}
