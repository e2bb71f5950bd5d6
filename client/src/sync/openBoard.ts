// Opens a board: what this browser kept of it at once, the rest over the line. Where the parts of this room meet.
import * as Y from 'yjs'
import { deviceClientId } from '@taula/shared/board/clientIds'
import { registersOf } from '@taula/shared/board/registers'
import type { Undone } from '@taula/shared/protocol/messages'
import { personIn } from '@taula/shared/ops/read'
import { createBoardView } from '@taula/shared/view/boardView'
import { createNotesView } from '@taula/shared/view/notesView'
import { createActing } from './act.ts'
import { createApi } from './api.ts'
import type { Api } from './api.ts'
import { createLine } from './connect.ts'
import type { Line } from './connect.ts'
import { createNotes } from './notes.ts'
import { openOffline } from './offline.ts'
import { offlineName } from './offlineDb.ts'
import { browserPorts } from './ports.ts'
import type { Ports } from './ports.ts'
import { createPresent } from './presence.ts'
import { doorOf } from './refusals.ts'
import { createTally } from './saved.ts'
import { createServerTime } from './serverTime.ts'
import type { BoardSession } from './session.ts'
import { createStatus } from './status.ts'
import { tryApply } from './tryApply.ts'

export interface OpenBoardOptions {
  readonly boardId: string
  /** The person this browser acts as: the one its cookie for this board belongs to. */
  readonly me: string
  readonly ports?: Ports
}

export interface OpenBoard extends BoardSession {
  /** Resolves when what was changed is kept and everything is let go of. */
  close(): Promise<void>
}

/** Resolves with a board that works, whether or not the server answers. Never rejects. */
export async function openBoard({
  boardId,
  me,
  ports = browserPorts(),
}: OpenBoardOptions): Promise<OpenBoard> {
  const doc = new Y.Doc()
  // Before anything is read or written, and new for each page: two tabs under one id would lose each other's edits.
  doc.clientID = deviceClientId(ports.random)
  const time = createServerTime(ports)
  const api = createApi(ports, time)
  const status = createStatus()
  const whom = personIn(doc)
  const present = createPresent({ client: doc.clientID, person: me }, whom, (readOnly) =>
    status.set({ readOnly }),
  )
  const undoneListeners = new Set<(undone: Undone) => void>()

  const offline = await openOffline({
    indexedDB: ports.indexedDB,
    clock: ports.clock,
    name: offlineName(boardId, me),
    doc,
    onProblem: (notKept) => status.set({ notKept }),
  })
  const tally = createTally(offline.found)
  // Before the line follows the document: a change is counted before it is sent.
  const stopFollowing = follow(doc, (update, isOwn) => {
    offline.add(update, isOwn ? tally.change() : undefined)
    status.set({ unsaved: tally.unsaved() })
  })
  status.set({ unsaved: tally.unsaved() })

  const line = createLine({
    doc,
    boardId,
    ports,
    tally,
    present,
    askDoor: async () => doorOf(await api.me(boardId), me),
    onState: (line) => status.set({ line }),
    onSaved(change) {
      offline.confirm(change)
      status.set({ unsaved: tally.unsaved() })
    },
    onUndone(undone) {
      for (const listener of undoneListeners) listener(undone)
    },
  })
  void checkPerson(api, line, boardId, me)
  if (offline.isEmpty) await fetchFirst(api, line, boardId, doc)
  line.start()

  const view = createBoardView(registersOf(doc))
  const stopNaming = view.people.subscribe(present.draw)
  const notes = createNotes({
    doc,
    boardId,
    view: createNotesView(doc),
    api,
    clock: ports.clock,
    cursors: present.cursors,
    nameOf: (person) => view.person(person).get()?.name ?? 'someone',
    show: line.showCursor,
  })
  const stopFlushing = ports.onPage('hidden', () => void offline.flush())

  return {
    boardId,
    joinedAs: me,
    get me() {
      return whom(me)
    },
    view,
    status: status.cell,
    present: present.people,
    note: notes.note,
    ...createActing(doc, () => ({ me: whom(me), now: time.now(), random: ports.random })),
    onUndone(listener) {
      undoneListeners.add(listener)
      return () => undoneListeners.delete(listener)
    },
    close() {
      stopFlushing()
      notes.close()
      line.close()
      stopNaming()
      view.close()
      stopFollowing()
      return offline.close()
    },
  }
}

function follow(doc: Y.Doc, onUpdate: (update: Uint8Array, isOwn: boolean) => void): () => void {
  const listener = (update: Uint8Array, _origin: unknown, _doc: Y.Doc, { local }: Y.Transaction) =>
    onUpdate(update, local)
  doc.on('update', listener)
  return () => doc.off('update', listener)
}

/** Another tab may have joined as somebody else since: then what this page holds must not be sent under that name. */
async function checkPerson(api: Api, line: Line, boardId: string, me: string) {
  const door = doorOf(await api.me(boardId), me)
  if (door.is === 'shut') line.refuse(door.reason)
}

/** The whole board over HTTP, a tenth of what it is over the line. Where that fails the line brings it. */
async function fetchFirst(api: Api, line: Line, boardId: string, doc: Y.Doc) {
  const state = await api.fetchState(boardId)
  if (state.ok) tryApply(doc, state.value, 'fetched')
  else if (state.kind === 'refused') line.refuse(state.message)
}
