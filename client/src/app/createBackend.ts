// Plugs the sync room into the pages.
import { createApi } from '../sync/api.ts'
import { createAttempts } from '../sync/attempts.ts'
import {
  dropCode,
  forgetIdentity,
  recallIdentity,
  recallLastBoard,
  rememberIdentity,
  rememberLastBoard,
  takeCarried,
} from '../sync/identity.ts'
import { dropOffline, offlineName } from '../sync/offlineDb.ts'
import { openBoard } from '../sync/openBoard.ts'
import { browserPorts, given } from '../sync/ports.ts'
import { createServerTime } from '../sync/serverTime.ts'
import type { Backend } from './backend.ts'

export function createBackend(): Backend {
  const ports = browserPorts()
  const time = createServerTime(ports)
  const { storage } = ports
  const attempts = createAttempts(ports.random)
  const tab = given(() => sessionStorage)
  return {
    ...createApi(ports, time),
    openBoard(who) {
      rememberLastBoard(storage, who.boardId)
      return openBoard(who)
    },
    lastBoard: () => recallLastBoard(storage),
    now: time.now,
    known: (boardId) => recallIdentity(storage, boardId)?.person,
    cameBack: (boardId) => recallIdentity(storage, boardId)?.cameBack,
    dropKept: (boardId, person) => dropOffline(ports.indexedDB, offlineName(boardId, person)),
    remember(boardId, who) {
      attempts.over(boardId)
      rememberIdentity(storage, boardId, who)
    },
    attempt: attempts.of,
    forget: (boardId) => forgetIdentity(storage, boardId),
    takeKey: (boardId) => takeCarried({ location, history, tab }, boardId, 'key'),
    takeCode: (boardId) => takeCarried({ location, history, tab }, boardId, 'code'),
    dropCode: (boardId) => dropCode(tab, boardId),
  }
}
