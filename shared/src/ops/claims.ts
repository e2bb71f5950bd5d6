// Claiming a ticket, ending a claim, and answering "pair up?".
import type * as Y from 'yjs'
import { claimId } from '../board/ids.ts'
import { sameJson } from '../board/json.ts'
import { idPattern } from '../board/kind.ts'
import type { ClaimEnding, ClaimRole } from '../board/kinds/claims.ts'
import { put, readRecord, registersOf } from '../board/registers.ts'
import { inFamily, schema, validValue } from '../board/schema.ts'
import type { Entity } from '../board/schema.ts'
import { holderOf, nextTurn, openTurns } from '../select/claims.ts'
import { change } from './change.ts'
import { claimsOn, ticketNow } from './read.ts'
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
  if (!idPattern.test(person)) return refuse('invalid', 'There can be nobody by that id.')
  const id = claimId(args.ticket, person)
  const held = holderOf(readRecord(registersOf(doc), 'claims', id))
  const role = args.role ?? held?.role ?? 'driver'
  if (!held) return begin(doc, id, role, { at: ctx.now, by: ctx.me })
  if (held.role === role) return done(null)
  return done(null, change(doc, 'claims', id, { role }, { role: 'driver' }))
}

/** Begins a new turn. Taking that back ends this turn or its continuation, and no other. */
function begin(doc: Y.Doc, id: string, role: ClaimRole, begun: Sign): Result {
  const claim = readRecord(registersOf(doc), 'claims', id)
  const turn = nextTurn(claim)
  doc.transact(() => {
    if (claim.role !== role) put(doc, 'claims', id, { role })
    put(doc, 'claims', id, inFamily('begun', turn, begun))
  })
  return done(null, (d, c) => {
    const now = readRecord(registersOf(d), 'claims', id)
    // By its sign, not its number: two devices may have begun the same turn offline, and an ending taken back continues
    // under a new one.
    const mine = openTurns(now).filter((open) => sameJson(now.begun[open], begun))
    endTurns(d, id, mine, { at: c.now, by: c.me, how: 'released' })
  })
}

type Sign = Entity<'claims'>['begun'][string]
type End = Entity<'claims'>['ended'][string]

const endTurns = (doc: Y.Doc, id: string, turns: readonly string[], ended: End) =>
  doc.transact(() => {
    for (const turn of turns) put(doc, 'claims', id, inFamily('ended', turn, ended))
  })

export interface EndClaimArgs {
  readonly ticket: string
  readonly person?: string
  readonly how: ClaimEnding
}

/** Ends one person's claim on a ticket; nobody else's. Ending what has ended changes nothing. */
export function endClaim(doc: Y.Doc, args: EndClaimArgs, ctx: Ctx): Result {
  const id = claimId(args.ticket, args.person ?? ctx.me)
  const claim = readRecord(registersOf(doc), 'claims', id)
  const turns = openTurns(claim)
  const [begun] = turns.flatMap((turn) => claim.begun[turn] ?? []).toSorted((a, b) => a.at - b.at)
  if (!begun) return done(null)
  endTurns(doc, id, turns, { at: ctx.now, by: ctx.me, how: args.how })
  return done(null, (d) => {
    const now = readRecord(registersOf(d), 'claims', id)
    // What has ended stays ended: the claim is back as a new turn, with its old beginning.
    if (!holderOf(now)) begin(d, id, claim.role ?? 'driver', begun)
  })
}

export interface AnswerPairUpArgs {
  readonly ticket: string
  readonly how: 'together' | 'separate'
}

/** Says of everybody who drives this ticket now that they work together, or on separate parts. One answer settles it. */
export function answerPairUp(doc: Y.Doc, args: AnswerPairUpArgs, ctx: Ctx): Result {
  const holders = claimsOn(doc, args.ticket).flatMap((claim) => holderOf(claim) ?? [])
  if (!holders.some(({ person }) => person === ctx.me)) {
    return refuse('invalid', 'Only somebody who is on this ticket can say that.')
  }
  const drivers = holders.filter(({ role }) => role === 'driver').map(({ person }) => person)
  const agreed = { how: args.how, people: drivers.toSorted() }
  if (validValue(schema.claims.fields.agreed, agreed) === undefined) {
    return refuse('invalid', 'Too many people are on this ticket for one answer.')
  }
  const nobody = { how: args.how, people: [] }
  const id = claimId(args.ticket, ctx.me)
  return done(null, change(doc, 'claims', id, { agreed }, { agreed: nobody }))
}
