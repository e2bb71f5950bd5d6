// Letting people in: as somebody new, as who they are by their cookie, as who they say they are, or by a code of theirs.
import type * as Y from 'yjs'
import { factId } from '@taula/shared/board/ids'
import { isStronger } from '@taula/shared/board/kind'
import type { Role } from '@taula/shared/board/kind'
import { readRecord, registersOf } from '@taula/shared/board/registers'
import { noSuchPerson } from '@taula/shared/ops/op'
import type { Ctx, Refused } from '@taula/shared/ops/op'
import { comeBackByWord } from '@taula/shared/ops/cameBack'
import { tickOff } from '@taula/shared/ops/checkIn'
import { addPerson, editPerson } from '@taula/shared/ops/people'
import { personIn, writerIn } from '@taula/shared/ops/read'
import type { JoinByKey } from '@taula/shared/protocol/http'
import { endedWords, isEnded, isRemoved, removedWords } from '../sync/removed.ts'
import type { Bearer } from './directory.ts'

export type Joined =
  /** `cameBack`: as in `Bearer`. */
  | {
      readonly ok: true
      readonly personId: string
      readonly role: Role
      readonly cameBack?: string | undefined
    }
  | {
      readonly ok: false
      readonly code: Refused['code'] | 'name_needed' | 'code_needed' | 'removed' | 'ended'
      readonly message: string
    }

/** Whether a key that gives this role is too weak to become somebody by a tap: that would give theirs to anybody. */
export const needsCode = (theirs: Role, offered: Role): boolean => isStronger(theirs, offered)

/** A key may raise somebody's role and never lowers it. */
function raised(doc: Y.Doc, personId: string, offered: Role, ctx: Ctx): Extract<Joined, { ok: true }> {
  const { person, role } = writerIn(doc, personId)
  if (!isStronger(offered, role)) return { ok: true, personId, role }
  editPerson(doc, { person, role: offered }, ctx)
  return { ok: true, personId, role: offered }
}

/** Who a browser is already, by its cookie. */
export type Known = Pick<Extract<Bearer, { kind: 'member' }>, 'person' | 'cameBack'>

/** By cookie: whoever is on the board already stays who they are. */
export function comeBack(doc: Y.Doc, known: Known | undefined, offered: Role, ctx: Ctx): Joined | undefined {
  if (known === undefined) return undefined
  if (readRecord(registersOf(doc), 'people', known.person).name === undefined) return undefined
  return { ...raised(doc, known.person, offered, ctx), cameBack: known.cameBack }
}

/** By a code of another of their devices. */
export function becomeByCode(doc: Y.Doc, id: string, cameBack?: string): Joined {
  const { person, role } = writerIn(doc, id)
  if (readRecord(registersOf(doc), 'people', person).name === undefined) return noSuchPerson
  if (isRemoved(doc, person)) return { ok: false, code: 'removed', message: removedWords }
  if (isEnded(doc, cameBack)) return { ok: false, code: 'ended', message: endedWords }
  return { ok: true, personId: person, role, cameBack }
}

/**
 * By their own word, "Yes, that is me": enough for a sprinter, or with a link that gives as much as they have. Who was
 * expected is ticked off, with what they said of themselves on the way.
 */
export function becomeByWord(
  doc: Y.Doc,
  person: string,
  offered: Role,
  { newHere, remote, known }: Pick<JoinByKey, 'newHere' | 'remote'> & { readonly known: Known | undefined },
  ctx: Ctx,
): Joined {
  const found = becomeByCode(doc, person)
  if (!found.ok) return found
  if (!needsCode(found.role, offered)) {
    const { personId } = found
    const said = { ...(newHere !== undefined && { newHere }), ...(remote !== undefined && { remote }) }
    const cameBack = wordOf(doc, personId, known, ctx)
    tickOff(doc, { person: personId, ...said }, ctx)
    return { ...raised(doc, personId, offered, ctx), cameBack }
  }
  return {
    ok: false,
    code: 'code_needed',
    message: `To come back as ${found.role === 'organiser' ? 'an organiser' : `a ${found.role}`}, type a code from your other device.`,
  }
}

/** Their other devices are asked, unless this browser is theirs already, or nobody was here before. */
function wordOf(doc: Y.Doc, person: string, known: Known | undefined, ctx: Ctx): string | undefined {
  if (known && personIn(doc)(known.person) === person) return known.cameBack
  if (readRecord(registersOf(doc), 'people', person).joined === undefined) return undefined
  const asked = comeBackByWord(doc, { person }, ctx)
  return asked.ok ? asked.value : undefined
}

/**
 * As somebody new. Asked for again, because no answer came or it was too soon to give one, they are the one whom the first
 * time made: nobody else knows the secret that their id comes from.
 */
export function arrive(
  doc: Y.Doc,
  role: Role,
  { name, newHere, remote, attempt }: JoinByKey,
  ctx: Ctx,
): Joined {
  if (name === undefined) return { ok: false, code: 'name_needed', message: 'Say your name to join.' }
  const id = attempt === undefined ? undefined : factId(`join:${attempt}:${name}`)
  if (id !== undefined && readRecord(registersOf(doc), 'people', id).name !== undefined) {
    const found = becomeByCode(doc, id)
    return found.ok ? raised(doc, found.personId, role, ctx) : found
  }
  const added = addPerson(
    doc,
    {
      name,
      role,
      ...(id !== undefined && { id }),
      ...(newHere !== undefined && { newHere }),
      ...(remote !== undefined && { remote }),
    },
    ctx,
  )
  return added.ok ? { ok: true, personId: added.value, role } : added
}
