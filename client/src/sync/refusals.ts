// Why the server does not let this device in, in words for people.
import { closeCodes } from '@taula/shared/protocol/closeCodes'
import type { ApiResult } from './api.ts'
import type { MeAnswer } from '@taula/shared/protocol/http'

/** What a WebSocket server answers to a frame above its limit. */
const messageTooBig = 1009

/** Codes that say: the same client trying again would change nothing. */
export const isPermanent = (code: number): boolean => (code >= 4400 && code <= 4499) || code === messageTooBig

const tooLarge = 'A change made here is larger than the server takes.'

const sentences: ReadonlyMap<number, string> = new Map([
  [closeCodes.unauthorised, 'This browser is no longer let in: join again with the link.'],
  [closeCodes.unknownBoard, 'There is no such board on this server.'],
  [
    closeCodes.foreignClientId,
    'Somebody else uses this browser on this board now: reload the page to go on as yourself.',
  ],
  [closeCodes.tooLarge, tooLarge],
  [messageTooBig, tooLarge],
])

/** Of somebody who is no longer let in, the server says why. */
export const reasonOfClose = (code: number, reason: string): string =>
  (code === closeCodes.unauthorised && reason) ||
  sentences.get(code) ||
  `The server did not take what this device sent (${reason || `code ${code}`}).`

/** Whether somebody is let in as this person, as far as HTTP can say. `unknown`: nobody who could say so answers. */
export type Door =
  | { readonly is: 'open' | 'unknown' }
  /** For people. */
  | { readonly is: 'shut'; readonly reason: string }

export function doorOf(answer: ApiResult<MeAnswer>, me: string): Door {
  if (!answer.ok) {
    // A damaged board stays closed until somebody brings it back: the server says so, and trying again changes nothing.
    const isShut = answer.kind === 'refused' || (answer.kind === 'failing' && answer.code === 'board_damaged')
    return isShut ? { is: 'shut', reason: answer.message } : { is: 'unknown' }
  }
  if (answer.value.personId === me) return { is: 'open' }
  const reason =
    answer.value.personId === null
      ? 'This browser only looks at the board: join with the link to take part.'
      : 'Somebody else uses this browser on this board now: reload the page to go on as yourself.'
  return { is: 'shut', reason }
}
