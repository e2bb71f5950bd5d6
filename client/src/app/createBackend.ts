// Plugs the sync room into the pages.
import { createApi } from '../sync/api.ts'
import { forgetIdentity, recallIdentity, rememberIdentity, takeJoinKey } from '../sync/identity.ts'
import { openBoard } from '../sync/openBoard.ts'
import { given } from '../sync/ports.ts'
import type { Backend } from './backend.ts'

export function createBackend(): Backend {
  const api = createApi()
  const storage = given(() => localStorage)
  const tab = given(() => sessionStorage)
  return {
    createBoard: api.createBoard,
    remakeBoard: api.remakeBoard,
    join: api.join,
    me: api.me,
    openBoard,
    known: (boardId) => recallIdentity(storage, boardId)?.person,
    remember: (boardId, who) => void rememberIdentity(storage, boardId, who),
    forget: (boardId) => forgetIdentity(storage, boardId),
    takeKey: (boardId) => takeJoinKey({ location, history, tab }, boardId),
  }
}
