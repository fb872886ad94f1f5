import type { FastifyInstance } from 'fastify'
import type { House } from '../house.ts'

export const importRoutes = async (_app: FastifyInstance, _house: House) => {}
