import dns from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** Where machines in a cloud tell their keys to whoever asks from within. No receiver lives there. */
const never = new BlockList()
never.addSubnet('169.254.0.0', 16, 'ipv4')
never.addSubnet('fe80::', 10, 'ipv6')
never.addAddress('fd00:ec2::254', 'ipv6')

const isNever = (address: string) => never.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** Whether an address that was typed is one of those; a name is looked at when it is called by. */
export const isNeverCalled = ({ hostname }: URL) => {
  const address = hostname.replace(/^\[|\]$/g, '')
  return isIP(address) !== 0 && isNever(address)
}

/** Finds the address of a name, each time anew, and none that is never called. */
export const lookUp: LookupFunction = (name, options, done) =>
  dns.lookup(name, { ...options, all: true }, (error, found) => {
    const fit = error ? [] : found.filter(({ address }) => !isNever(address))
    const [first] = fit
    if (!first) done(error ?? new Error('no address to call'), '')
    else if (options.all) done(null, fit)
    else done(null, first.address, first.family)
  })
