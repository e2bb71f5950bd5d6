// What somebody does on a board, as data: so that a test can remember it, and judge the board by it.
import type * as Y from 'yjs'
import type { ClaimEnding, ClaimRole } from '../board/kinds/claims.ts'
import type { Said } from '../board/kinds/people.ts'
import type { Lane } from '../board/kinds/tickets.ts'
import { noteOf } from '../board/notes.ts'
import type { ParsedTicket } from '../import/parsed.ts'
import { addTable, closeTable } from '../ops/tables.ts'
import { answerPairUp, claimTicket, endClaim } from '../ops/claims.ts'
import { closeDay, openDay } from '../ops/days.ts'
import { importTickets } from '../ops/import.ts'
import { mergePeople, removePerson, separatePerson } from '../ops/merging.ts'
import { restoreNote } from '../ops/notes.ts'
import { done } from '../ops/op.ts'
import type { Ctx, Result, Undo } from '../ops/op.ts'
import { acceptPairing, declinePairing, endPairing, leavePairing, pairUp } from '../ops/pairings.ts'
import { editPerson, seatPerson } from '../ops/people.ts'
import { sayPresence } from '../ops/presence.ts'
import { addTicket, moveTicket, renameTicket, withdrawTicket } from '../ops/tickets.ts'
import { isMorningDeed, performMorning } from './morningDeeds.ts'
import type { MorningDeed } from './morningDeeds.ts'
import type { Peer } from './peer.ts'

export type Deed =
  | MorningDeed
  | { readonly did: 'claim'; readonly ticket: string; readonly person: string; readonly role?: ClaimRole }
  | { readonly did: 'end'; readonly ticket: string; readonly person: string; readonly how: ClaimEnding }
  | { readonly did: 'agree'; readonly ticket: string; readonly how: 'together' | 'separate' }
  | {
      readonly did: 'move'
      readonly ticket: string
      readonly lane: Lane
      readonly after: string | undefined
      readonly before: string | undefined
    }
  | { readonly did: 'rename'; readonly ticket: string; readonly title: string | null }
  | { readonly did: 'add'; readonly title: string; readonly lane?: Lane }
  | { readonly did: 'withdraw'; readonly ticket: string; readonly withdrawn: boolean }
  | { readonly did: 'seat'; readonly person: string; readonly table: string | null }
  | { readonly did: 'addTable'; readonly label: string }
  | { readonly did: 'closeTable'; readonly table: string; readonly closed: boolean }
  | {
      readonly did: 'editPerson'
      readonly person: string
      readonly name?: string
      readonly newHere?: boolean
      readonly remote?: boolean
    }
  | { readonly did: 'merge'; readonly from: string; readonly into: string }
  | { readonly did: 'separate'; readonly person: string }
  | { readonly did: 'remove'; readonly person: string; readonly removed: boolean }
  | { readonly did: 'import'; readonly items: readonly ParsedTicket[] }
  /** In a note: `erase` units from `at` on give way to `text`. */
  | {
      readonly did: 'type'
      readonly ticket: string
      readonly at: number
      readonly erase: number
      readonly text: string
    }
  | { readonly did: 'restore'; readonly ticket: string; readonly text: string }
  | { readonly did: 'pairUp'; readonly people: readonly string[]; readonly ticket: string | null }
  | { readonly did: 'acceptPairing' | 'declinePairing' | 'endPairing'; readonly pairing: string }
  | { readonly did: 'leavePairing'; readonly pairing: string; readonly person?: string }
  | { readonly did: 'presence'; readonly person: string; readonly is: Said }
  | { readonly did: 'openDay' | 'closeDay' }
  | { readonly did: 'undo' }
export type DeedName = Deed['did']

/** A deed as it went. */
export interface Entry {
  readonly peer: Peer
  readonly deed: Deed
  /** False where it was refused or, for an undo, where there was nothing to take back. */
  readonly ok: boolean
  /** The id of what it made: a card, a table, a session, a request. */
  readonly made: string | undefined
  /** What an undo took back. */
  readonly undid: Entry | undefined
}

/** Does deeds and remembers them: all of them, and what each device could take back. */
export interface Journal {
  readonly entries: readonly Entry[]
  record(peer: Peer, deed: Deed): Entry
}

export function createJournal(): Journal {
  const entries: Entry[] = []
  const undoable = new Map<Peer, { readonly entry: Entry; readonly undo: Undo }[]>()

  function takeBack(peer: Peer, deed: Deed): Entry {
    const last = undoable.get(peer)?.pop()
    last?.undo(peer.doc, peer.ctx())
    return { peer, deed, ok: last !== undefined, made: undefined, undid: last?.entry }
  }
  function act(peer: Peer, deed: Exclude<Deed, { did: 'undo' }>): Entry {
    const result = perform(peer, deed)
    const made = result.ok && typeof result.value === 'string' ? result.value : undefined
    const entry = { peer, deed, ok: result.ok, made, undid: undefined }
    if (result.ok && result.undo) {
      undoable.set(peer, [...(undoable.get(peer) ?? []), { entry, undo: result.undo }])
    }
    return entry
  }
  return {
    entries,
    record(peer, deed) {
      const entry = deed.did === 'undo' ? takeBack(peer, deed) : act(peer, deed)
      entries.push(entry)
      return entry
    },
  }
}

function perform(peer: Peer, deed: Exclude<Deed, { did: 'undo' }>): Result<unknown> {
  if (isMorningDeed(deed)) return performMorning(peer, deed)
  switch (deed.did) {
    case 'claim':
      return peer.act(claimTicket, deed)
    case 'end':
      return peer.act(endClaim, deed)
    case 'agree':
      return peer.act(answerPairUp, deed)
    case 'move':
      return peer.act(moveTicket, deed)
    case 'rename':
      return peer.act(renameTicket, deed)
    case 'add':
      return peer.act(addTicket, deed)
    case 'withdraw':
      return peer.act(withdrawTicket, deed)
    case 'seat':
      return peer.act(seatPerson, deed)
    case 'addTable':
      return peer.act(addTable, deed)
    case 'closeTable':
      return peer.act(closeTable, deed)
    case 'editPerson': {
      // The op takes what it is given as facts of the person: `did` is none.
      const { did: _did, ...args } = deed
      return peer.act(editPerson, args)
    }
    case 'merge':
      return peer.act(mergePeople, deed)
    case 'separate':
      return peer.act(separatePerson, deed)
    case 'remove':
      return peer.act(removePerson, deed)
    case 'import':
      return peer.act(importTickets, deed.items)
    case 'type':
      return peer.act(typeInNote, deed)
    case 'restore':
      return peer.act(restoreNote, deed)
    case 'pairUp':
      return peer.act(pairUp, deed)
    case 'acceptPairing':
      return peer.act(acceptPairing, deed)
    case 'declinePairing':
      return peer.act(declinePairing, deed)
    case 'leavePairing':
      return peer.act(leavePairing, deed)
    case 'endPairing':
      return peer.act(endPairing, deed)
    case 'presence':
      return peer.act(sayPresence, deed)
    case 'openDay':
      return peer.act(openDay, {})
    case 'closeDay':
      return peer.act(closeDay, {})
  }
}

/** What the editor does: typing is no op. */
function typeInNote(
  doc: Y.Doc,
  { ticket, at, erase, text }: Extract<Deed, { did: 'type' }>,
  _ctx: Ctx,
): Result {
  const note = noteOf(doc, ticket)
  doc.transact(() => {
    note.delete(at, erase)
    note.insert(at, text)
  })
  return done(null)
}
