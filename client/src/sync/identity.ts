// Who this browser is on a board, so that it can open the board without a network, and the key or code it came with. The token
// is not here: it lies in a cookie that no script can read.
import * as v from 'valibot'
import { anId } from '@taula/shared/board/kind'
import type { TextStore } from './ports.ts'
import { readStored, removeStored, writeStored } from './stored.ts'

const identity = v.object({
  person: anId,
  role: v.string(),
  name: v.string(),
  /** The register by which this browser came in by word; absent: by none. */
  cameBack: v.optional(v.string()),
})
export type Identity = Readonly<v.InferOutput<typeof identity>>

const identityKey = (boardId: string) => `taula/${boardId}/me`

export const rememberIdentity = (storage: TextStore | undefined, boardId: string, who: Identity): boolean =>
  writeStored(storage, identityKey(boardId), who)
export const recallIdentity = (storage: TextStore | undefined, boardId: string): Identity | undefined =>
  readStored(storage, identityKey(boardId), identity)
export const forgetIdentity = (storage: TextStore | undefined, boardId: string): void =>
  removeStored(storage, identityKey(boardId))

const lastBoardKey = 'taula/last'
/** The board this browser had open last: an installed app starts with it. */
export const rememberLastBoard = (storage: TextStore | undefined, boardId: string): boolean =>
  writeStored(storage, lastBoardKey, boardId)
export const recallLastBoard = (storage: TextStore | undefined): string | undefined =>
  readStored(storage, lastBoardKey, anId)

/** The page's address and the tab's own memory. */
export interface AddressBar {
  readonly location: Pick<Location, 'hash' | 'pathname' | 'search'>
  readonly history: Pick<History, 'replaceState' | 'state'>
  /** Lives as long as the tab: a key that stayed longer would be the next person's at a shared laptop. */
  readonly tab: TextStore | undefined
}

/** What a link may carry in its fragment: a key of the board, or a code of another device. */
type Carried = 'key' | 'code'
const tabKey = (boardId: string, what: Carried) => `taula/${boardId}/${what}`

/**
 * The key or code this tab was opened with. Takes it out of the address bar, so that nobody reads it over a shoulder or
 * shares it with a screenshot; a reload still finds it. Where the tab remembers nothing, it stays in the address.
 */
export function takeCarried(
  { location, history, tab }: AddressBar,
  boardId: string,
  what: Carried,
): string | undefined {
  const fragment = new URLSearchParams(location.hash.slice(1))
  const carried = fragment.get(what)
  if (carried === null || carried === '') return readStored(tab, tabKey(boardId, what), v.string())
  if (writeStored(tab, tabKey(boardId, what), carried)) {
    fragment.delete(what)
    const rest = fragment.size > 0 ? `#${fragment}` : ''
    history.replaceState(history.state, '', location.pathname + location.search + rest)
  }
  return carried
}

/** A code works once: a reload is not to try it again. */
export const dropCode = (tab: TextStore | undefined, boardId: string): void =>
  removeStored(tab, tabKey(boardId, 'code'))
