// Ids: random for what people make, a hash of the fact for what comes from outside, so that two imports meet.
import { digest } from 'lib0/hash/sha256'
import { encodeUtf8 } from 'lib0/string'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const idLength = 12

/** A new id of 12 letters and digits (71 bits). */
export function randomId(random: () => number): string {
  let id = ''
  for (let i = 0; i < idLength; i++) id += alphabet[Math.floor(random() * alphabet.length)]
  return id
}

/** The id of an outside fact, e.g. `trac:code.djangoproject.com#5500`: the same on every machine. */
export function factId(fact: string): string {
  const hash = digest(encodeUtf8(fact))
  let id = ''
  for (let i = 0; i < idLength; i++) id += alphabet[(hash[i] ?? 0) % alphabet.length]
  return id
}

/** The id of the ticket that a tracker calls by this number. */
export const upstreamId = (tracker: string, number: number): string => factId(`${tracker}#${number}`)

export const claimId = (ticket: string, person: string): string => `${ticket}.${person}`

/** A claim's id taken apart. */
export function claimParts(id: string): { readonly ticket: string; readonly person: string } {
  const dot = id.indexOf('.')
  return { ticket: id.slice(0, dot), person: id.slice(dot + 1) }
}
