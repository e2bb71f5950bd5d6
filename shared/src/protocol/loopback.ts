// Which addresses lead a device to itself: a code with one of them would send a phone looking for the board on the phone.

/** Whether only the machine itself can follow it: a link, or a bare host with or without its port. */
export function isLoopback(address: string): boolean {
  const host = hostOf(address)
  if (host.includes(':')) return loopbackIPv6.test(host)
  return host === 'localhost' || host.endsWith('.localhost') || loopbackIPv4.test(host)
}

/** The first address that another device can follow; undefined where there is none: nobody else reaches the server. */
export const venueBase = (addresses: readonly string[]): string | undefined =>
  addresses.find((address) => !isLoopback(address))

function hostOf(address: string): string {
  const [authority = ''] = address.replace(/^[a-z][a-z\d+.-]*:\/\//i, '').split(/[/?#]/)
  const host = authority.slice(authority.lastIndexOf('@') + 1).toLowerCase()
  const inBrackets = /^\[(?<inside>[^\]]*)\]/.exec(host)?.groups?.['inside']
  // Two colons and more are an IPv6 address without brackets; one stands before a port.
  const name = inBrackets ?? (/:.*:/.test(host) ? host : host.replace(/:\d*$/, ''))
  // `localhost.` is the same name, written in full.
  return name.replace(/\.$/, '')
}

/** The whole of 127.0.0.0/8, and 0.0.0.0, where a server listens and a browser finds itself. */
const loopbackIPv4 = /^(127|0)(\.\d+){3}$/
/** `::1` and `::`, also written out, and the IPv4 ones in their two disguises, `::ffff:127.0.0.1` and `::ffff:7f00:1`. */
const loopbackIPv6 = /^[0:]*:(0*1?|ffff:((127|0)(\.\d+){3}|(7f[\da-f]{2}|0+):[\da-f]+))$/
