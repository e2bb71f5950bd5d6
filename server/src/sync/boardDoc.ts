// A room's document: applies what people send, by the rules, and collects what a commit must hold. Nothing here sends.
import * as Y from 'yjs'
import { serverClientId } from '@taula/shared/board/clientIds'
import type { Writer } from '@taula/shared/board/kind'
import { maxNotes } from '@taula/shared/board/limits'
import { noteTicket } from '@taula/shared/board/notes'
import { kindNames } from '@taula/shared/board/schema'
import { writerIn } from '@taula/shared/ops/read'
import { scanUpdate } from './bounds.ts'
import type { ClockRange, ScannedUpdate, Struct } from './bounds.ts'
import { takeableOfAll, takeableOfEdit } from './bringing.ts'
import type { LeftOut, Parts, Takeable } from './bringing.ts'
import { costOf } from './cost.ts'
import { bringAfterRestoreMs, maxBareDeletions, maxPlacingSteps } from './limits.ts'
import { createNewClientIds } from './newClientIds.ts'
import { createVersionKeeper } from './noteVersions.ts'
import { correct, judge } from './policy.ts'
import type { Refusal, Verdict } from './policy.ts'
import { BoardDamaged } from './docStore.ts'
import type { NewNoteVersion, StoredDoc } from './docStore.ts'

/** What became of an update. */
export type Applied =
  | {
      readonly ok: true
      readonly refusals: readonly Refusal[]
      /** Whether the room wrote something because of it, so that its author has news to get. */
      readonly corrected: boolean
      readonly leftOut: LeftOut | undefined
    }
  | { readonly ok: false; readonly problem: 'bad' | 'foreign' | 'orphan' | 'tooMuch'; readonly why: string }

/** What an update is part of. */
export interface Part {
  /** That it is all they have, and so may hold what others did. */
  readonly isStep2?: boolean
  /** That it is a piece of a larger one, and what belongs to it comes next. */
  readonly hasMore?: boolean
  /** Who its author was when the whole of it came; who they are now where not said. */
  readonly writer?: Writer
}

/** What the next commit has to write: everything applied since the last one. */
export interface Uncommitted {
  readonly updates: Uint8Array[]
  readonly owners: (readonly [clientId: number, person: string])[]
  readonly versions: NewNoteVersion[]
}
const nothing = (): Uncommitted => ({ updates: [], owners: [], versions: [] })

export interface BoardDoc {
  readonly doc: Y.Doc
  /**
   * Applies somebody's update at a time in milliseconds: bounds, identity, apply, policy. What it changed is in
   * `uncommitted`.
   */
  apply(update: ScannedUpdate, person: string, now: number, part?: Part): Applied
  /**
   * Whether this person may speak under this client id at a time in milliseconds; the first to use it owns it from then on,
   * unless they have brought too many.
   */
  own(client: number, person: string, now: number): boolean
  /** Hands over what is not committed yet and starts a new collection. */
  takeUncommitted(): Uncommitted
}

/**
 * Builds a document from what is stored. Throws where it is damaged: such a board is not opened. `newClientIds`: how many
 * have been brought to this board, where it was open before.
 */
export function createBoardDoc(stored: StoredDoc, newClientIds = createNewClientIds()): BoardDoc {
  const doc = new Y.Doc()
  for (const kind of kindNames) doc.getMap(kind)
  doc.transact(() => {
    for (const update of stored.updates) Y.applyUpdate(doc, update)
  })
  // Not before: Yjs takes another id when it reads edits under its own.
  const serverId = stored.restored?.serverId ?? serverClientId
  doc.clientID = serverId
  if (hasPending(doc))
    throw new BoardDamaged('The stored document is incomplete: an edit in it builds on one that is missing.')
  for (const name of doc.share.keys()) knowNote(doc, name)

  const owners = new Map(stored.owners)
  let uncommitted = nothing()
  const openUntil = (stored.restored?.at ?? -Infinity) + bringAfterRestoreMs
  const keeper = createVersionKeeper(doc, (client) => owners.get(client))
  doc.on('update', (update: Uint8Array) => uncommitted.updates.push(update))

  const isNew = (client: number) => !owners.has(client) && Y.getState(doc.store, client) === 0
  function give(client: number, person: string) {
    if (owners.has(client)) return
    owners.set(client, person)
    uncommitted.owners.push([client, person])
  }

  function takeableOf(all: Parts, writer: Writer, person: string, isStep2: boolean, now: number): Takeable {
    if (!stored.restored) return all
    if (!isStep2) return takeableOfEdit(doc, all)
    return takeableOfAll(doc, all, ({ client }) => owners.get(client) === person, writer, now)
  }

  return {
    doc,
    own(client, person, now) {
      if (client === serverId) return false
      const owner = owners.get(client)
      if (owner !== undefined) return owner === person
      const count = isNew(client) ? 1 : 0
      if (!newClientIds.mayBring(person, count, now)) return false
      newClientIds.brought(person, count, now)
      give(client, person)
      return true
    },
    apply(sent, person, now, { isStep2 = false, hasMore = false, writer = writerIn(doc, person) } = {}) {
      const whole = wholeOf(doc, sent)
      if (!whole.ok) return { ok: false, problem: 'bad', why: whole.why }
      const all = { ...whole, news: whole.structs.filter((struct) => isNews(doc, struct)) }
      // After a restore whoever comes back first brings what others, and the server, did since the backup: at first also
      // under the ids of those who are just coming back themselves.
      const isBringing = isStep2 && stored.restored !== undefined
      const bringsAll = isBringing && now < openUntil
      const isForeign = ({ client }: ClockRange) =>
        client === serverId || (!bringsAll && (owners.get(client) ?? person) !== person)
      if (all.news.some(isForeign)) {
        return { ok: false, problem: 'foreign', why: 'edits under a client id that belongs to somebody else' }
      }
      const { update, news, deletes, leftOut, isToTell } = takeableOf(all, writer, person, isStep2, now)
      const clientIds = new Set(news.map(({ client }) => client))
      // They answer for what they bring of themselves, not for a whole hall.
      const newCount = bringsAll ? 0 : [...clientIds].filter(isNew).length
      if (!newClientIds.mayBring(person, newCount, now))
        return { ok: false, problem: 'tooMuch', why: 'too many new client ids, come back in some minutes' }
      const newNotes = notesIn(news).filter((name) => !doc.share.has(name))
      if (newNotes.length > 0 && doc.share.size + newNotes.length > maxNotes)
        return { ok: false, problem: 'bad', why: 'more notes than a board has tickets' }
      const cost = costOf(doc, news, deletes, maxPlacingSteps)
      if (cost.bareDeletions > maxBareDeletions)
        return { ok: false, problem: 'bad', why: 'a deletion of the board: nothing on it is ever deleted' }
      if (cost.steps > maxPlacingSteps)
        return { ok: false, problem: 'bad', why: 'too many values for one place' }
      const versions = keeper.before(news, deletes, person, now)
      if (!versions) return { ok: false, problem: 'tooMuch', why: 'much was deleted, come back in a minute' }
      for (const version of versions) uncommitted.versions.push(version)
      newClientIds.brought(person, newCount, now)
      if (!isBringing) for (const client of clientIds) give(client, person)
      for (const name of newNotes) knowNote(doc, name)
      const { verdict, failure } = applyJudged(doc, update, writer, now)
      correct(doc, verdict)
      if (failure !== undefined) return { ok: false, problem: 'bad', why: 'an update that cannot be applied' }
      if (hasPending(doc)) {
        forgetPending(doc)
        return { ok: false, problem: 'orphan', why: 'an edit that builds on one the server never had' }
      }
      const corrected = verdict.corrections.length > 0 || verdict.erasures.length > 0
      // Of a value that was overwritten only the place comes first, or all the time until what overwrote it comes: what is
      // put back here gives way to that.
      const refusals = verdict.refusals.filter(
        ({ code, register }) =>
          !((hasMore || isBringing) && code === 'neverDeleted') && (isToTell?.(register) ?? true),
      )
      return { ok: true, refusals, corrected, leftOut }
    },
    takeUncommitted() {
      const taken = uncommitted
      uncommitted = nothing()
      return taken
    },
  }
}

/** A root type is nothing in particular until it is asked for as text. */
function knowNote(doc: Y.Doc, name: string) {
  if (noteTicket(name) !== undefined) doc.getText(name)
}

function notesIn(structs: readonly Struct[]): readonly string[] {
  const notes = new Set<string>()
  for (const { note } of structs) if (note !== undefined) notes.add(note)
  return [...notes]
}

/** Only what the server does not have yet needs an owner: a stock client sends everybody's old structs along. */
const isNews = (doc: Y.Doc, { client, clock, length }: ClockRange) =>
  clock + length > Y.getState(doc.store, client)

/**
 * An update within its bounds, and without the half of a struct that the server knows already. Yjs would lay the other
 * half behind the known one, but into the register that the struct names: the same bytes would then say one thing here
 * and another on every other machine, and a value be judged by a register that it is not in.
 */
function wholeOf(doc: Y.Doc, { update: sent, scanned }: ScannedUpdate) {
  const isHalfKnown = (struct: ClockRange) =>
    isNews(doc, struct) && struct.clock < Y.getState(doc.store, struct.client)
  if (!scanned.ok || !scanned.structs.some(isHalfKnown)) return { ...scanned, update: sent }
  try {
    const update = Y.diffUpdate(sent, Y.encodeStateVector(doc))
    return { ...scanUpdate(update), update }
  } catch {
    // Text that is no UTF-8 is found only in decoding it.
    return { ok: false, why: 'an update that cannot be read' } as const
  }
}

/** Applies an update and judges what of it took effect, also where Yjs gave up halfway. */
function applyJudged(doc: Y.Doc, update: Uint8Array, writer: Writer, now: number) {
  const verdicts: Verdict[] = []
  const listen = (transaction: Y.Transaction) => verdicts.push(judge(transaction, writer, now))
  let failure: unknown
  doc.on('beforeObserverCalls', listen)
  try {
    Y.applyUpdate(doc, update)
  } catch (error) {
    failure = error
  } finally {
    doc.off('beforeObserverCalls', listen)
  }
  const corrections = verdicts.flatMap((verdict) => verdict.corrections)
  const erasures = verdicts.flatMap((verdict) => verdict.erasures)
  const refusals = verdicts.flatMap((verdict) => verdict.refusals)
  return { verdict: { corrections, erasures, refusals }, failure }
}

const hasPending = (doc: Y.Doc) => doc.store.pendingStructs !== null || doc.store.pendingDs !== null

/** Yjs keeps what it cannot place, without a word and without an event: it would be acknowledged but never stored. */
function forgetPending(doc: Y.Doc) {
  doc.store.pendingStructs = null
  doc.store.pendingDs = null
}
