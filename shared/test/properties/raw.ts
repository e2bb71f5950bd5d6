// What the registers of a document mean, worked out a second time and as plainly as possible: nothing here uses the code under test.
import type { Peer } from '../../src/testing/index.ts'

/** All of a peer that counts here: no view. */
type Raw = Pick<Peer, 'doc'>

type Json = Readonly<Record<string, unknown>>

export const register = (peer: Raw, kind: string, key: string): unknown => peer.doc.getMap(kind).get(key)
export const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Json)[name] : undefined

export interface RawClaim {
  readonly ticket: string
  readonly person: string
  role: string
  begun: string[]
  ended: string[]
  agreed: readonly string[]
}

/** Every claim, by `<ticket>.<person>`. */
export function claimsOf(peer: Raw): Map<string, RawClaim> {
  const claims = new Map<string, RawClaim>()
  for (const [key, value] of peer.doc.getMap('claims').entries()) {
    const [id = '', name = ''] = key.split('/')
    const [ticket = '', person = ''] = id.split('.')
    const claim = claims.get(id) ?? { ticket, person, role: 'driver', begun: [], ended: [], agreed: [] }
    claims.set(id, claim)
    const [register = '', turn = ''] = name.split('.')
    if (register === 'begun' || register === 'ended') claim[register].push(turn)
    if (register === 'role') claim.role = String(value)
    if (register === 'agreed') claim.agreed = field(value, 'people') as string[]
  }
  return claims
}

export const isActive = (claim: RawClaim | undefined): boolean =>
  claim !== undefined && claim.begun.some((turn) => !claim.ended.includes(turn))

/** Ids of the records of a kind of which a document says anything. */
export const idsOf = (peer: Raw, kind: string): string[] => [
  ...new Set([...peer.doc.getMap(kind).keys()].map((key) => key.split('/')[0] ?? '')),
]
