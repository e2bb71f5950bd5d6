// The notes of a document as cells: which tickets have one, and what stands in it. Only what is asked for is read.
import * as Y from 'yjs'
import { noteOf, noteTicket } from '../board/notes.ts'
import { createCells } from './cell.ts'
import type { Cell } from './cell.ts'

export interface NotesView {
  has(ticket: string): Cell<boolean>
  text(ticket: string): Cell<string>
  /** Stops following the document. */
  close(): void
}

export function createNotesView(doc: Y.Doc): NotesView {
  const written = createCells<boolean>(false)
  /** How often each note has changed: who shows its text then asks for it anew. */
  const changes = createCells<number>(0)
  const texts = new Map<string, string>()
  const handles = new Map<string, Cell<string>>()

  function textNow(ticket: string): string {
    const text = texts.get(ticket) ?? noteOf(doc, ticket).toString()
    texts.set(ticket, text)
    return text
  }
  // A note's length is known, its text would be put together from every keystroke.
  const look = (ticket: string) => written.set(ticket, noteOf(doc, ticket).length > 0)

  function notice({ changed }: Y.Transaction) {
    for (const type of changed.keys()) {
      // Registers, by far the most of what changes, lie in maps.
      const ticket = type instanceof Y.Map ? undefined : noteTicket(rootNameOf(type))
      if (ticket === undefined) continue
      texts.delete(ticket)
      changes.set(ticket, changes.get(ticket) + 1)
      look(ticket)
    }
    written.wake()
    changes.wake()
  }

  for (const name of doc.share.keys()) {
    const ticket = noteTicket(name)
    if (ticket !== undefined) look(ticket)
  }
  doc.on('afterTransaction', notice)

  return {
    has: (ticket) => written.cell(ticket),
    text(ticket) {
      const handle = handles.get(ticket) ?? {
        get: () => textNow(ticket),
        subscribe: changes.cell(ticket).subscribe,
      }
      handles.set(ticket, handle)
      return handle
    },
    close: () => doc.off('afterTransaction', notice),
  }
}

/** Empty for a type that lies in another one. */
const rootNameOf = (type: Parameters<typeof Y.findRootTypeKey>[0]): string =>
  type.parent === null ? Y.findRootTypeKey(type) : ''
