// Whose devices are connected, and where in a note they are. The server is the authority: it stamps who somebody is and
// says who has gone, so what it said on this connection is all there is to know.
import * as decoding from 'lib0/decoding'
import * as v from 'valibot'
import { sameJson } from '@taula/shared/board/json'
import { serverClientId } from '@taula/shared/board/clientIds'
import { presenceState, serverState } from '@taula/shared/protocol/presence'
import type { NoteCursor, ReadOnly } from '@taula/shared/protocol/presence'
import { createCells, sameList } from '@taula/shared/view/cell'
import type { PersonOf } from '@taula/shared/select/people'
import type { Cell } from '@taula/shared/view/cell'

export interface Present {
  /** Ids of the people, each once, sorted. Empty without a line. */
  readonly people: Cell<readonly string[]>
  /** The cursors of other pages in a ticket's note, also those of my own other devices. */
  cursors(ticket: string): Cell<readonly OthersCursor[]>
  /** Takes in the entries of a presence message; what is none is left out. */
  hear(entries: Uint8Array): void
  lineLost(): void
  /** Says anew who they are: two records may have turned out to be one person. */
  draw(): void
}

/** A cursor with who is at it, on the server's word. */
export interface OthersCursor extends NoteCursor {
  readonly client: number
  readonly person: string
}

const state = v.pipe(v.string(), v.parseJson(), presenceState)
const serversOwn = v.pipe(v.string(), v.parseJson(), serverState)
const nobody: readonly string[] = Object.freeze([])
const nowhere: readonly OthersCursor[] = Object.freeze([])

interface Device {
  readonly client: number
  readonly person: string
}

/**
 * `own`: of this page the server says only that it knows of it, never what: that would be older than what it said.
 * `whom`: the person whom an id stands for. `onReadOnly`: the server says why it saves nothing, or that it does again.
 */
export function createPresent(
  own: Device,
  whom: PersonOf,
  onReadOnly: (why: ReadOnly | undefined) => void = () => {},
): Present {
  const cells = createCells<readonly string[]>(nobody, sameList)
  const cursors = createCells<readonly OthersCursor[]>(nowhere, sameJson)
  /** The person by client id of their device's page. */
  const devices = new Map<number, string>()
  const inNotes = new Map<number, OthersCursor>()
  function draw() {
    cells.set('', [...new Set([...devices.values()].map(whom))].toSorted())
    const byTicket = Map.groupBy(inNotes.values(), ({ ticket }) => ticket)
    for (const ticket of cursors.keys()) if (!byTicket.has(ticket)) cursors.set(ticket, nowhere)
    for (const [ticket, all] of byTicket) cursors.set(ticket, all.map(named))
    cells.wake()
    cursors.wake()
  }
  const named = ({ person, ...cursor }: OthersCursor) => ({ ...cursor, person: whom(person) })
  function hearOne(client: number, text: string) {
    const read = v.safeParse(state, text)
    inNotes.delete(client)
    if (client === own.client) devices.set(client, own.person)
    else if (client === serverClientId) hearServer(text)
    else if (!read.success) devices.delete(client)
    else {
      const { person, cursor } = read.output
      devices.set(client, person)
      if (cursor) inNotes.set(client, { ...cursor, client, person })
    }
  }
  function hearServer(text: string) {
    const read = v.safeParse(serversOwn, text)
    onReadOnly(read.success ? read.output.server.readOnly : undefined)
  }
  return {
    people: cells.cell(''),
    cursors: (ticket) => cursors.cell(ticket),
    hear(entries) {
      const decoder = decoding.createDecoder(entries)
      for (let left = decoding.readVarUint(decoder); left > 0 && decoding.hasContent(decoder); left--) {
        const client = decoding.readVarUint(decoder)
        // The clock: on one connection the last word is the newest.
        decoding.readVarUint(decoder)
        hearOne(client, decoding.readVarString(decoder))
      }
      draw()
    },
    draw,
    lineLost() {
      devices.clear()
      inNotes.clear()
      onReadOnly(undefined)
      draw()
    },
  }
}
