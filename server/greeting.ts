import { networkInterfaces } from 'node:os'
import { renderUnicodeCompact } from 'uqr'

/** Where this server can be reached from other machines, best guess first. */
export const addressesOf = (port: number, publicUrl: string | null): string[] => {
  const own = Object.values(networkInterfaces())
    .flatMap(list => list ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => `http://${address}:${port}`)
  return [...(publicUrl ? [publicUrl] : []), ...own, `http://localhost:${port}`]
}

interface Greeting {
  addresses: string[]
  setupCode: string | null
  /** Lets somebody choose a new password. */
  invitation: string | null
  dataDir: string
  /** Whether people come through a proxy that nothing is believed of. */
  isProxyUnknown: boolean
  demo: { email: string; password: string } | null
}

/** What `npm start` prints. The first time it is one link, and the same as a QR code. */
export const greeting = (about: Greeting): string => {
  const { addresses, setupCode, invitation, dataDir, isProxyUnknown, demo } = about
  const [best] = addresses
  const lines = [
    '',
    '  Marblewall is running.',
    '',
    ...addresses.map(address => `    ${address}`),
    `    data in ${dataDir}`,
    '',
  ]
  if (isProxyUnknown)
    lines.push(
      '  PUBLIC_URL is https, but TRUST_PROXY names no proxy: all who come through it count as one',
      '  when somebody tries passwords too often. Set it to the address of the proxy, like 127.0.0.1.',
      '',
    )
  if (invitation)
    lines.push(
      '  This link lets them choose a new password, once:',
      '',
      `    ${best}/#invite=${invitation}`,
      '',
    )
  if (demo) {
    lines.push('  This is a demo: sign in, and let a board and a kiosk in from the console.', '')
    lines.push(`    e-mail    ${demo.email}`, `    password  ${demo.password}`, '')
  }
  if (setupCode) {
    const link = `${best}/#setup=${setupCode}`
    const qr = renderUnicodeCompact(link, { border: 2 }).split('\n')
    lines.push(
      '  First time here? Open this link to set it up:',
      '',
      `    ${link}`,
      '',
      ...qr.map(row => `    ${row}`),
      '',
    )
  }
  return `${lines.join('\n')}\n`
}
