// Claiming a ticket, ending a claim, and answering "pair up?".
import type * as Y from 'yjs'
import { claimId, claimParts } from '../board/ids.ts'
import type { ClaimEnding, ClaimRole } from '../board/kinds/claims.ts'
import { put, readAll, readRecord, registersOf } from '../board/registers.ts'
import { holderOf, nextTurn, openTurns } from '../select/claims.ts'
import { ticketNow } from './read.ts'
import { done, refuse } from './op.ts'
import type { Ctx, Result } from './op.ts'

export interface ClaimArgs {
  readonly ticket: string
  /** Whom the claim is for; the actor where not said. */
  readonly person?: string
  readonly role?: ClaimRole
}

/** Puts a person on a ticket. Claims by others are left as they are; claiming twice changes nothing but the role. */
export function claimTicket(doc: Y.Doc, args: ClaimArgs, ctx: Ctx): Result {
  if (!ticketNow(doc, args.ticket)) return refuse('unknown', 'This ticket is no longer on the board.')
  const person = args.person ?? ctx.me
  const id = claimId(args.ticket, person)
  const claim = readRecord(registersOf(doc), 'claims', id)
  const active = openTurns(claim).length > 0
  const role = args.role ?? (active ? claim.role : 'driver') ?? 'driver'
  if (active && claim.role === role) return done(null)
  doc.transact(() => {
    if (claim.role !== role) put(doc, 'claims', id, { role })
    if (!active) put(doc, 'claims', id, { [`begun.${nextTurn(claim)}`]: { at: ctx.now, by: ctx.me } })
  })
  return done(null, (d, c) => {
    if (active) claimTicket(d, { ...args, person, role: claim.role ?? 'driver' }, c)
    else endClaim(d, { ticket: args.ticket, person, how: 'released' }, c)
  })
}

export interface EndClaimArgs {
  readonly ticket: string
  readonly person?: string
  readonly how: ClaimEnding
}

/** Ends one person's claim on a ticket; nobody else's. Ending what has ended changes nothing. */
export function endClaim(doc: Y.Doc, args: EndClaimArgs, ctx: Ctx): Result {
  const person = args.person ?? ctx.me
  const id = claimId(args.ticket, person)
  const claim = readRecord(registersOf(doc), 'claims', id)
  const turns = openTurns(claim)
  if (turns.length === 0) return done(null)
  const ended = { at: ctx.now, by: ctx.me, how: args.how }
  doc.transact(() => {
    for (const turn of turns) put(doc, 'claims', id, { [`ended.${turn}`]: ended })
  })
  return done(null, (d, c) =>
    claimTicket(d, { ticket: args.ticket, person, role: claim.role ?? 'driver' }, c),
  )
}

export interface AnswerPairUpArgs {
  readonly ticket: string
  readonly how: 'together' | 'separate'
}

/** Says of everybody who drives this ticket now that they work together, or on separate parts. One answer settles it. */
export function answerPairUp(doc: Y.Doc, args: AnswerPairUpArgs, ctx: Ctx): Result {
  const people = [...readAll(registersOf(doc), 'claims').values()]
    .filter((claim) => claimParts(claim.id).ticket === args.ticket && holderOf(claim) !== undefined)
    .map((claim) => claimParts(claim.id).person)
    .toSorted()
  if (!people.includes(ctx.me)) return refuse('invalid', 'Only somebody who is on this ticket can say that.')
  doc.transact(() => put(doc, 'claims', claimId(args.ticket, ctx.me), { agreed: { how: args.how, people } }))
  return done(null)
}
