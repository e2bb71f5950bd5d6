// How people who wait and people who come are spoken of.
import { listed } from '../parts/listed.ts'

export const coming = (names: readonly string[]): string =>
  `${listed(names)} ${names.length === 1 ? 'is' : 'are'} coming`

export const placeInWords = (place: number): string =>
  place === 1 ? 'You are next.' : `You are number ${place} in the queue.`

/** `about 6 min`; a minute at least, as nobody believes less. */
export const waitInWords = (ms: number): string => `about ${Math.max(1, Math.round(ms / 60_000))} min`
