// Where people reach this server.
import { isIPv6 } from 'node:net'
import type { NetworkInterfaceInfo } from 'node:os'
import type { Config } from './config.ts'

type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>

/** Between containers and virtual machines: nobody's phone is there. */
const virtual = /^(docker|br-|veth|virbr|vmnet|vboxnet)/

/** Base addresses without a slash at the end, the best first; never empty. */
export function addressesOf(
  { host, tls, publicUrl }: Pick<Config, 'host' | 'tls' | 'publicUrl'>,
  port: number,
  interfaces: Interfaces,
): readonly [string, ...string[]] {
  const scheme = tls ? 'https' : 'http'
  const [best = '127.0.0.1', ...others] = host === '0.0.0.0' || host === '::' ? own(interfaces) : [host]
  const at = (name: string) => `${scheme}://${isIPv6(name) ? `[${name}]` : name}:${port}`
  const local = [at(best), ...others.map(at)] as const
  return publicUrl === undefined ? local : [publicUrl, ...local]
}

function own(interfaces: Interfaces): readonly string[] {
  const found = Object.entries(interfaces).flatMap(([name, infos]) =>
    (infos ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4')
      .map(({ address }) => ({ address, isVirtual: virtual.test(name) })),
  )
  return found.toSorted((a, b) => Number(a.isVirtual) - Number(b.isVirtual)).map(({ address }) => address)
}

/** Whether only this machine itself can follow the address. */
export function isLoopback(address: string): boolean {
  const host = URL.parse(address)?.hostname ?? ''
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || host.startsWith('127.')
}
