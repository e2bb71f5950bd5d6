// The address that another device reaches this server by.

/** Whether only this machine itself can follow an address. */
const isLoopback = (address: string): boolean => {
  const host = URL.parse(address)?.hostname ?? ''
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || host.startsWith('127.')
}

/** What this page came by, where others can come by it too; else the server's best. Undefined: nobody else reaches it. */
export const venueBase = (origin: string, addresses: readonly string[]): string | undefined =>
  isLoopback(origin) ? addresses[0] : origin
