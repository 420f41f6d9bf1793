/**
 * Where events may be sent: public https addresses, and hosts of the intranet that the operator has allowed by name. Looked at when an
 * address is entered and again, by the numbers it then has, at every sending: a name can be made to point elsewhere in between.
 */
import { BlockList, isIP } from 'node:net'

const closed = new BlockList()
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  closed.addSubnet(network, bits, 'ipv4')
// Only what is given out for the public counts as public; within it, what is tunnelled, translated or set aside for examples does not.
const open = new BlockList()
open.addSubnet('2000::', 3, 'ipv6')
for (const [network, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  closed.addSubnet(network, bits, 'ipv6')

/** Whether this number leads into the public net. */
export function isPublicAddress(address: string): boolean {
  const kind = isIP(address)
  if (kind === 4) return !closed.check(address, 'ipv4')
  if (kind === 6) return open.check(address, 'ipv6') && !closed.check(address, 'ipv6')
  return false
}

/** The host of an address as it is looked up: without the brackets of an IPv6 number, and without the dot that ends a whole name. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$|\.$/g, '').toLowerCase()

/** Whether this address may be entered; names are looked at again when they are looked up. */
export function isAllowedAddress(text: string, intranetHosts: readonly string[]): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  const host = hostOf(url)
  if (url.username || url.password || url.hash) return false
  const allowed = intranetHosts.includes(host)
  const loopback = host === '127.0.0.1' || host === '::1' || host === 'localhost'
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback && allowed)) return false
  if (allowed) return true
  return isIP(host)
    ? isPublicAddress(host)
    : host.includes('.') && !/\.(local|localhost|internal|lan|home|arpa)$/.test(host)
}
