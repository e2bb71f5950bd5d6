// Letting people in: as somebody new, as who they are by their cookie, as who they say they are, or by a code of theirs.
import type * as Y from 'yjs'
import { isStronger } from '@taula/shared/board/kind'
import type { Role } from '@taula/shared/board/kind'
import { readRecord, registersOf } from '@taula/shared/board/registers'
import { noSuchPerson } from '@taula/shared/ops/op'
import type { Ctx, Refused } from '@taula/shared/ops/op'
import { tickOff } from '@taula/shared/ops/checkIn'
import { addPerson, editPerson } from '@taula/shared/ops/people'
import { writerIn } from '@taula/shared/ops/read'
import type { JoinByKey } from '@taula/shared/protocol/http'
import { isRemoved, removedWords } from '../sync/removed.ts'

export type Joined =
  | { readonly ok: true; readonly personId: string; readonly role: Role }
  | {
      readonly ok: false
      readonly code: Refused['code'] | 'name_needed' | 'code_needed' | 'removed'
      readonly message: string
    }

/** Whether a key that gives this role is too weak to become somebody by a tap: that would give theirs to anybody. */
export const needsCode = (theirs: Role, offered: Role): boolean => isStronger(theirs, offered)

/** A key may raise somebody's role and never lowers it. */
function raised(doc: Y.Doc, personId: string, offered: Role, ctx: Ctx): Joined {
  const { person, role } = writerIn(doc, personId)
  if (!isStronger(offered, role)) return { ok: true, personId, role }
  editPerson(doc, { person, role: offered }, ctx)
  return { ok: true, personId, role: offered }
}

/** By cookie: whoever is on the board already stays who they are. */
export function comeBack(
  doc: Y.Doc,
  person: string | undefined,
  offered: Role,
  ctx: Ctx,
): Joined | undefined {
  if (person === undefined) return undefined
  if (readRecord(registersOf(doc), 'people', person).name === undefined) return undefined
  return raised(doc, person, offered, ctx)
}

/** By a code of another of their devices. */
export function becomeByCode(doc: Y.Doc, id: string): Joined {
  const { person, role } = writerIn(doc, id)
  if (readRecord(registersOf(doc), 'people', person).name === undefined) return noSuchPerson
  if (isRemoved(doc, person)) return { ok: false, code: 'removed', message: removedWords }
  return { ok: true, personId: person, role }
}

/**
 * By their own word, "Yes, that is me": enough for a sprinter, or with a link that gives as much as they have. Who was
 * expected is ticked off, with what they said of themselves on the way.
 */
export function becomeByWord(
  doc: Y.Doc,
  person: string,
  offered: Role,
  { newHere, remote }: Pick<JoinByKey, 'newHere' | 'remote'>,
  ctx: Ctx,
): Joined {
  const found = becomeByCode(doc, person)
  if (!found.ok) return found
  if (!needsCode(found.role, offered)) {
    const { personId } = found
    const said = { ...(newHere !== undefined && { newHere }), ...(remote !== undefined && { remote }) }
    tickOff(doc, { person: personId, ...said }, ctx)
    return raised(doc, personId, offered, ctx)
  }
  return {
    ok: false,
    code: 'code_needed',
    message: `To come back as ${found.role === 'organiser' ? 'an organiser' : `a ${found.role}`}, type a code from your other device.`,
  }
}

export function arrive(doc: Y.Doc, role: Role, { name, newHere, remote }: JoinByKey, ctx: Ctx): Joined {
  if (name === undefined) return { ok: false, code: 'name_needed', message: 'Say your name to join.' }
  const added = addPerson(
    doc,
    { name, role, ...(newHere !== undefined && { newHere }), ...(remote !== undefined && { remote }) },
    ctx,
  )
  return added.ok ? { ok: true, personId: added.value, role } : added
}
