// Where people reach this server.
import { isIPv6 } from 'node:net'
import type { NetworkInterfaceInfo } from 'node:os'
import { isLoopback } from '@taula/shared/protocol/loopback'
import type { Config } from './config.ts'

type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>

/** Between containers and virtual machines, or a tunnel to somewhere else: nobody's phone in the room is there. */
const elsewhere =
  /^(docker|podman|br-|bridge|veth|vethernet|virbr|vmnet|vboxnet|cni|lxc|lxd|tun|tap|utun|wg|tailscale|zt)/i
/** What a machine gives itself where no network gives it one. Without its zone, which no link can carry, the IPv6 one leads nowhere. */
const selfAssigned = { IPv4: /^169\.254\./, IPv6: /^fe[89ab]/i } as const

/** Base addresses without a slash at the end, the best first; never empty. */
export function addressesOf(
  { host, tls, publicUrl }: Pick<Config, 'host' | 'tls' | 'publicUrl'>,
  port: number,
  interfaces: Interfaces,
): readonly [string, ...string[]] {
  const scheme = tls ? 'https' : 'http'
  const [best = '127.0.0.1', ...others] = isEverywhere(host) ? own(host, interfaces) : [host]
  const at = (name: string) => `${scheme}://${isIPv6(name) ? `[${name}]` : name}:${port}`
  const local = [at(best), ...others.map(at)] as const
  return publicUrl === undefined ? local : [publicUrl, ...local]
}

/** What to do where nobody but this machine itself finds the server at any of its addresses; undefined where they do. */
export function whyAlone(
  addresses: readonly string[],
  { host }: Pick<Config, 'host'>,
  interfaces: Interfaces,
): string | undefined {
  if (!addresses.every(isLoopback)) return undefined
  const alone = 'Only this machine can open these links. For everybody in the room, and a code to scan'
  if (!isEverywhere(host)) return `${alone}: HOST=0.0.0.0 npm start`
  return host === '0.0.0.0' && own('::', interfaces).length > 0
    ? `${alone}: HOST=:: npm start, since this network gives out IPv6 addresses alone.`
    : `${alone}: join a network, then start again. This machine is on none now.`
}

const isEverywhere = (host: string) => host === '0.0.0.0' || host === '::'

/** `0.0.0.0` listens for IPv4 alone, `::` for both. */
function own(host: string, interfaces: Interfaces): readonly string[] {
  const found = Object.entries(interfaces).flatMap(([name, infos]) =>
    (infos ?? [])
      .filter(({ internal }) => !internal)
      .filter(({ family }) => family === 'IPv4' || host === '::')
      .filter(({ family, address }) => family === 'IPv4' || !selfAssigned.IPv6.test(address))
      .map((info) => ({ address: info.address, rank: rankOf(name, info) })),
  )
  return found.toSorted((a, b) => a.rank - b.rank).map(({ address }) => address)
}

/** IPv4 first: it is short in a code, and every phone has it. */
function rankOf(name: string, { address, family }: NetworkInterfaceInfo): number {
  if (elsewhere.test(name)) return 3
  if (family === 'IPv6') return 1
  return selfAssigned.IPv4.test(address) ? 2 : 0
}
