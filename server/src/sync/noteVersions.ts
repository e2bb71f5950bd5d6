// Deleted text is never lost: a note is kept as it stood before somebody deleted what another person had written.
import * as Y from 'yjs'
import { noteTicket } from '@taula/shared/board/notes'
import type { ClockRange, Id, Struct } from './bounds.ts'
import type { NewNoteVersion } from './docStore.ts'
import { maxVersionChars, versionCoversMs } from './limits.ts'
import { itemAt, standingIn } from './places.ts'

/** The latest version that somebody's deleting in a note made. */
interface Kept {
  /** When they last deleted there. */
  deletedAt: number
  /** How far it knows each client's text: what is still there of that is in it. */
  readonly known: ReadonlyMap<number, number>
}
/** What an update takes from others in one note: how far it reaches into each client's text. */
type Taken = Map<number, number>

export interface VersionKeeper {
  /**
   * What must be kept before this update is applied; `now` in milliseconds. Who goes on deleting makes no further version
   * as long as all that goes is in the one they made. Undefined where this person has to wait: two who delete what the
   * other has just typed would fill the disk with copies of what stands around it.
   */
  before(
    news: readonly Struct[],
    deletes: readonly ClockRange[],
    person: string,
    now: number,
  ): readonly NewNoteVersion[] | undefined
}

/** `ownerOf` answers whose a client id is; undefined where nobody knows. */
export function createVersionKeeper(
  doc: Y.Doc,
  ownerOf: (client: number) => string | undefined,
): VersionKeeper {
  const latest = new Map<string, Kept>()
  /** Characters of the versions that somebody has made in the minute since. */
  const spent = new Map<string, { readonly since: number; chars: number }>()

  function spentBy(person: string, now: number) {
    const known = spent.get(person)
    if (known && now - known.since < 60_000) return known
    const fresh = { since: now, chars: 0 }
    spent.set(person, fresh)
    return fresh
  }
  function forgetOld(now: number) {
    for (const [key, { deletedAt }] of latest) if (now - deletedAt > versionCoversMs) latest.delete(key)
  }
  function isCovered(kept: Kept | undefined, taken: Taken, now: number): kept is Kept {
    if (!kept || now - kept.deletedAt > versionCoversMs) return false
    return [...taken].every(([client, end]) => end <= (kept.known.get(client) ?? 0))
  }
  return {
    before(news, deletes, person, now) {
      const notes = takenFrom(doc, news, deletes, (client) => ownerOf(client) !== person)
      if (notes.size === 0) return []
      const versions: NewNoteVersion[] = []
      const allowance = spentBy(person, now)
      if (allowance.chars > maxVersionChars) return undefined
      for (const [note, taken] of notes) {
        const ticket = noteTicket(Y.findRootTypeKey(note)) ?? ''
        const key = `${ticket} ${person}`
        const kept = latest.get(key)
        if (isCovered(kept, taken, now)) {
          kept.deletedAt = now
          continue
        }
        forgetOld(now)
        latest.set(key, { deletedAt: now, known: knownIn(note) })
        versions.push({ ticket, at: now, by: person, text: note.toString() })
        allowance.chars += note.length
      }
      return versions
    },
  }
}

function takenFrom(
  doc: Y.Doc,
  news: readonly Struct[],
  deletes: readonly ClockRange[],
  isOthers: (client: number) => boolean,
): ReadonlyMap<Y.Text, Taken> {
  const notes = new Map<Y.Text, Taken>()
  function take(item: Y.Item, end: number) {
    if (!(item.parent instanceof Y.Text) || !isOthers(item.id.client)) return
    const taken = notes.get(item.parent) ?? new Map<number, number>()
    notes.set(item.parent, taken)
    taken.set(item.id.client, Math.max(end, taken.get(item.id.client) ?? 0))
  }
  for (const { item, to } of standingIn(doc, deletes)) take(item, to)
  for (const { origin, rightOrigin } of news) {
    for (const id of [origin, rightOrigin && { ...rightOrigin, clock: rightOrigin.clock - 1 }]) {
      const item = id && itemAt(doc, id)
      if (item && isInCharacter(item, id)) take(item, id.clock + 2)
    }
  }
  return notes
}

/** Whether a cut behind this id parts a character of two units. Yjs puts two of its own in place of the halves. */
function isInCharacter({ id, content, deleted }: Y.Item, { clock }: Id): boolean {
  if (deleted || !(content instanceof Y.ContentString)) return false
  const unit = content.str.charCodeAt(clock - id.clock)
  return unit >= 0xd800 && unit <= 0xdbff && clock - id.clock + 1 < content.str.length
}

function knownIn(note: Y.Text): ReadonlyMap<number, number> {
  const known = new Map<number, number>()
  for (const { id, length, deleted } of Y.getTypeChildren(note)) {
    if (!deleted) known.set(id.client, Math.max(id.clock + length, known.get(id.client) ?? 0))
  }
  return known
}
