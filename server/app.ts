import fastifySwagger from '@fastify/swagger'
import { type FastifyServerOptions, fastify, LogController } from 'fastify'
import type { Clock } from './clock.ts'
import { turnAwayCrowds } from './crowd.ts'
import type { Directory } from './directory/directory.ts'
import { openPairings } from './directory/pairings.ts'
import { openPhones } from './directory/phones.ts'
import type { Erased } from './erased.ts'
import { sayHeaders } from './headers.ts'
import type { House, Settings } from './house.ts'
import { takeJson } from './json.ts'
import { openKeepers } from './keepers.ts'
import { openLimits } from './limits.ts'
import { goLive } from './live.ts'
import { openLog, type Stores } from './log.ts'
import { openMqtt } from './mqtt/mqtt.ts'
import { openApi } from './openapi.ts'
import { mayOpenSocket } from './origin.ts'
import { refuse, refuseBytes, traceOf } from './refusal.ts'
import { deviceRoutes } from './routes/devices.ts'
import { docsRoutes } from './routes/docs.ts'
import { eventRoutes } from './routes/events.ts'
import { healthRoutes } from './routes/health.ts'
import { importRoutes } from './routes/imports.ts'
import { keyRoutes } from './routes/keys.ts'
import { oneMeasureRoutes } from './routes/measure.ts'
import { measureRoutes } from './routes/measures.ts'
import { mqttRoutes } from './routes/mqtt.ts'
import { notThere, pageRoutes } from './routes/pages.ts'
import { peopleRoutes } from './routes/people.ts'
import { phoneRoutes } from './routes/phones.ts'
import { setupRoutes } from './routes/setup.ts'
import { signInRoutes } from './routes/sign-in.ts'
import { teamRoutes } from './routes/teams.ts'
import { ticketRoutes } from './routes/ticket.ts'
import { hookRoutes } from './routes/webhooks.ts'
import { workRoutes } from './routes/work.ts'
import { openTeams } from './teams.ts'
import { openHooks } from './webhooks/webhooks.ts'
import { addressOf, whoIs } from './who.ts'
import { openWords } from './words.ts'

interface Parts {
  clock: Clock
  stores: Stores
  directory: Directory
  settings: Settings
  /** Where it is noted what was erased, apart from the stores. */
  erased?: Erased
  /** Called when the disk failed and another start should look at it. */
  distrust?: () => void
  /** Where Vite put the pages. */
  dist: string
  logger?: FastifyServerOptions['logger']
}

/** Bodies are checked as they are: nothing is changed into what a schema would like. */
const ajv: NonNullable<FastifyServerOptions['ajv']> = {
  customOptions: { coerceTypes: false, removeAdditional: false, useDefaults: false, keywords: ['x-words'] },
}

const open = async (
  { clock, stores, directory, settings, ...extras }: Parts,
  failed: (error: unknown) => void,
) => {
  const { teams, lookup, useLog } = openTeams(clock, failed)
  const log = openLog(stores, clock, lookup, extras)
  await useLog(log)
  const words = openWords(log, teams)
  const hooks = openHooks({ clock, log, teams, hooks: directory.hooks, failed })
  const { topics, teamWithCode } = directory
  const broker = settings.broker ?? null
  const mqtt = openMqtt({ clock, log, teams, topics, teamWithCode, failed, broker })
  const keeper = openKeepers(clock, log, teams, words, failed, [hooks, mqtt])
  return { clock, log, teams, words, keeper, hooks, mqtt, directory, settings }
}

/** The log of the server tells the time by the one clock, as everything else does. */
const byClock = (clock: Clock, logger: Parts['logger']) =>
  typeof logger === 'object' ? { ...logger, timestamp: () => `,"time":${clock.now()}` } : (logger ?? false)

/** Builds the server without listening. */
export const buildApp = async (parts: Parts) => {
  const { clock, directory, settings } = parts
  const app = fastify({
    logger: byClock(clock, parts.logger),
    // A line for each request would tell when somebody said something, and from where.
    logController: new LogController({ disableRequestLogging: true }),
    frameworkErrors: refuse,
    clientErrorHandler: refuseBytes,
    trustProxy: settings.trustProxy,
    bodyLimit: 64_000,
    // Time for a file of sixteen megabytes over a ward's Wi-Fi; a head is short.
    requestTimeout: 60_000,
    http: {
      headersTimeout: 10_000,
      connectionsCheckingInterval: 5_000,
      // Some clients offer another protocol with each request, and would be hung up on: they are answered in this one.
      shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket',
    },
    routerOptions: { ignoreTrailingSlash: true },
    keepAliveTimeout: 20_000,
    forceCloseConnections: true,
    ajv,
  })
  app.removeContentTypeParser('text/plain')
  takeJson(app)
  app.setErrorHandler(refuse)
  app.setNotFoundHandler(notThere(parts.dist))
  const failed = (error: unknown) => app.log.error(traceOf(error), 'failed')

  const opened = await open(parts, failed)
  const { log, teams, keeper, hooks, mqtt } = opened
  const phones = openPhones(clock)
  const pairings = openPairings(clock)
  const live = goLive(app.server, {
    clock,
    log,
    teams,
    build: settings.build,
    demo: settings.demo,
    url: headers => addressOf(headers, settings),
    whoIs: handshake => whoIs({ directory, phones, pairings, settings }, handshake),
    stillIs: handshake =>
      whoIs(
        {
          directory: { ...directory, sessions: { find: directory.sessions.peek } },
          phones,
          pairings,
          settings,
        },
        handshake,
      ),
    mayOpen: headers => mayOpenSocket(headers, settings),
    seen: device => directory.devices.seen(device),
    failed,
  })
  const house: House = { ...opened, phones, pairings, limits: openLimits(clock), live }

  await sayHeaders(app)
  await app.register(fastifySwagger, openApi)
  await app.register(
    async api => {
      // Words, tickets and codes stay in no browser's and no proxy's store.
      api.addHook('onSend', async (_, reply) => void reply.header('cache-control', 'no-store'))
      api.addHook('preValidation', turnAwayCrowds(clock))
      for (const routes of [
        setupRoutes,
        signInRoutes,
        peopleRoutes,
        teamRoutes,
        deviceRoutes,
        phoneRoutes,
        eventRoutes,
        ticketRoutes,
        measureRoutes,
        workRoutes,
        hookRoutes,
        mqttRoutes,
        oneMeasureRoutes,
        keyRoutes,
        importRoutes,
      ]) {
        await api.register(async one => routes(one, house))
      }
    },
    { prefix: '/api/v1' },
  )
  await app.register(async one => docsRoutes(one, parts))
  await app.register(async one => healthRoutes(one, house))
  await app.register(async one => pageRoutes(one, { dist: parts.dist }))

  // Without this, closing waits for ever for the sockets that are open.
  app.addHook('preClose', async () => {
    keeper.stop()
    live.close()
    await mqtt.stop().catch(failed)
    await hooks.stop().catch(failed)
  })
  app.addHook('onClose', async () => {
    // A disk that is full now must not leave the files open.
    await teams.close().catch(failed)
    await directory.close().catch(failed)
    await log.close()
  })
  return { app, house }
}
