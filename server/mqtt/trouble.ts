import type { connections } from '../../shared/words/en.ts'

export type Trouble = keyof (typeof connections)['mqtt']['troubles']

/** What the broker answers to a wrong password, and to a user who may not come in. */
const NOT_ALLOWED: readonly unknown[] = [4, 5]
const OF_CERTIFICATES: readonly [RegExp, Trouble][] = [
  [/^ERR_TLS_CERT_ALTNAME/, 'wrong-name'],
  [/^CERT_(HAS_EXPIRED|NOT_YET_VALID)$/, 'out-of-date'],
  [/SELF_SIGNED|^UNABLE_TO_(VERIFY|GET_ISSUER)|^CERT_/, 'not-trusted'],
]

/** Why there is no connection, as far as an error says. */
export const troubleIn = (error: object): Trouble => {
  const code = 'code' in error ? error.code : undefined
  if (NOT_ALLOWED.includes(code)) return 'not-allowed'
  return OF_CERTIFICATES.find(([codes]) => codes.test(String(code)))?.[1] ?? 'no-connection'
}
