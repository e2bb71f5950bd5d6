// The notes of an open board: what stands in them, who is in them, and what an editor needs to write in one.
import type * as Y from 'yjs'
import { noteOf } from '@taula/shared/board/notes'
import type { NoteCursor } from '@taula/shared/protocol/presence'
import type { NotesView } from '@taula/shared/view/notesView'
import type { Api } from './api.ts'
import type { Clock } from './ports.ts'
import type { Present } from './presence.ts'
import type { Note } from './session.ts'

export interface NotesOptions {
  readonly doc: Y.Doc
  readonly boardId: string
  readonly view: NotesView
  readonly api: Api
  readonly clock: Clock
  readonly cursors: Present['cursors']
  readonly nameOf: (person: string) => string
  readonly show: (cursor: NoteCursor | null) => void
}

/** Milliseconds. A selection drawn with the mouse moves a hundred times a second. */
const showEveryMs = 50

export interface Notes {
  note(ticket: string): Note
  close(): void
}

export function createNotes({ doc, boardId, view, api, clock, cursors, nameOf, show }: NotesOptions): Notes {
  const showing = paced(clock, show)
  return {
    note: (ticket) => ({
      isWritten: view.has(ticket),
      text: view.text(ticket),
      cursors: cursors(ticket),
      editing: {
        text: () => noteOf(doc, ticket),
        nameOf,
        showCursor: (place) => showing.say(place && { ticket, ...place }),
      },
      versions: () => api.noteVersions(boardId, ticket),
      version: (number) => api.noteVersion(boardId, ticket, number),
    }),
    close() {
      showing.stop()
      view.close()
    },
  }
}

/** Says the first at once, then the latest at most so often. */
function paced<T>(clock: Clock, tell: (news: T) => void): { say(news: T): void; stop(): void } {
  let waiting: { readonly news: T } | undefined
  let cancel: (() => void) | undefined
  function next() {
    cancel = undefined
    const latest = waiting
    waiting = undefined
    if (latest) say(latest.news)
  }
  function say(news: T) {
    if (cancel) waiting = { news }
    else {
      cancel = clock.after(showEveryMs, next)
      tell(news)
    }
  }
  return { say, stop: () => cancel?.() }
}
