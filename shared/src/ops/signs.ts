// A sign of work: what somebody does with a ticket they are on says that they are still on it.
import type * as Y from 'yjs'
import type { Entity } from '../board/schema.ts'
import { holderOf } from '../select/claims.ts'
import { change } from './change.ts'
import type { Ctx, Undo } from './op.ts'
import { claimsBy, personIn } from './read.ts'

/** One person's claims on a ticket that have not ended. */
export const heldBy = (doc: Y.Doc, ticket: string, person: string): readonly Entity<'claims'>[] =>
  claimsBy(doc, ticket, personIn(doc)(person)).filter((claim) => holderOf(claim) !== undefined)

/** The actor's sign on a ticket; where they are not on it there is none. Taken back it is the earlier one again. */
export function giveSign(doc: Y.Doc, ticket: string, ctx: Ctx): Undo | undefined {
  const undos = heldBy(doc, ticket, ctx.me).map((claim) => signOn(doc, claim, ctx))
  return undos.length === 0 ? undefined : (d, c) => undos.forEach((undo) => undo(d, c))
}

export function signOn(doc: Y.Doc, claim: Entity<'claims'>, ctx: Ctx): Undo {
  const sign = { at: ctx.now, by: ctx.me }
  const before = { at: holderOf(claim)?.since ?? 0, by: ctx.me }
  return change(doc, 'claims', claim.id, { sign }, { sign: before })
}
