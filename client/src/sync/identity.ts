// Who this browser is on a board, so that it can open the board without a network, and the key it came with. The token
// is not here: it lies in a cookie that no script can read.
import * as v from 'valibot'
import { anId } from '@taula/shared/board/kind'
import type { TextStore } from './ports.ts'
import { readStored, removeStored, writeStored } from './stored.ts'

const identity = v.object({
  person: anId,
  role: v.string(),
  name: v.string(),
})
export type Identity = Readonly<v.InferOutput<typeof identity>>

const identityKey = (boardId: string) => `taula/${boardId}/me`

export const rememberIdentity = (storage: TextStore | undefined, boardId: string, who: Identity): boolean =>
  writeStored(storage, identityKey(boardId), who)
export const recallIdentity = (storage: TextStore | undefined, boardId: string): Identity | undefined =>
  readStored(storage, identityKey(boardId), identity)
export const forgetIdentity = (storage: TextStore | undefined, boardId: string): void =>
  removeStored(storage, identityKey(boardId))

/** The page's address and the tab's own memory. */
export interface AddressBar {
  readonly location: Pick<Location, 'hash' | 'pathname' | 'search'>
  readonly history: Pick<History, 'replaceState' | 'state'>
  /** Lives as long as the tab: a key that stayed longer would be the next person's at a shared laptop. */
  readonly tab: TextStore | undefined
}

const joinKey = (boardId: string) => `taula/${boardId}/key`

/**
 * The key this tab was opened with. Takes it out of the address bar, so that nobody reads it over a shoulder or shares
 * it with a screenshot; a reload still finds it. Where the tab remembers nothing, the key stays in the address.
 */
export function takeJoinKey({ location, history, tab }: AddressBar, boardId: string): string | undefined {
  const fragment = new URLSearchParams(location.hash.slice(1))
  const key = fragment.get('key')
  if (key === null || key === '') return readStored(tab, joinKey(boardId), v.string())
  if (writeStored(tab, joinKey(boardId), key)) {
    fragment.delete('key')
    const rest = fragment.size > 0 ? `#${fragment}` : ''
    history.replaceState(history.state, '', location.pathname + location.search + rest)
  }
  return key
}
