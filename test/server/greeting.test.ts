import { expect, test } from 'vitest'
import { greeting } from '../../server/greeting.ts'

const about = {
  addresses: ['https://wall.nhs.example', 'http://localhost:8080'],
  setupCode: null,
  invitation: null,
  dataDir: '/var/lib/marblewall',
  isProxyUnknown: false,
  demo: null,
}

test('the first start shows one link, and the same as a code to photograph', () => {
  const said = greeting({ ...about, setupCode: 'ABCD-EFGH-JKMN' })
  expect(said).toContain('https://wall.nhs.example/#setup=ABCD-EFGH-JKMN')
  expect(said).toMatch(/[█▀▄]{10}/)
})

test('every later start shows addresses and no secret', () => {
  expect(greeting(about)).not.toContain('#')
  expect(greeting(about)).toContain('http://localhost:8080')
})

test('whoever forgot to name the proxy is told what that means', () => {
  expect(greeting({ ...about, isProxyUnknown: true })).toContain('TRUST_PROXY')
  expect(greeting(about)).not.toContain('TRUST_PROXY')
})
