// Claiming a ticket, ending a claim, and answering "pair up?".
import type * as Y from 'yjs'
import { claimId } from '../board/ids.ts'
import { sameJson } from '../board/json.ts'
import { idPattern } from '../board/kind.ts'
import { maxTogether } from '../board/limits.ts'
import type { ClaimEnding, ClaimRole } from '../board/kinds/claims.ts'
import { put, readRecord, registersOf } from '../board/registers.ts'
import { inFamily, schema, validValue } from '../board/schema.ts'
import type { Entity } from '../board/schema.ts'
import { holderOf, holdersOf, openTurnsOf } from '../select/claims.ts'
import { nextTurn } from '../select/turns.ts'
import { change } from './change.ts'
import { done, noSuchTicket, refuse, together } from './op.ts'
import type { Ctx, Result, Undo } from './op.ts'
import { endAmong, makePairing, pairingKindOf } from './pairingRecord.ts'
import { claimsBy, claimsOn, personIn, ticketNow } from './read.ts'

export interface ClaimArgs {
  readonly ticket: string
  /** Whom the claim is for; the actor where not said. */
  readonly person?: string
  readonly role?: ClaimRole
}

/** Puts a person on a ticket. Claims by others are left as they are; claiming twice changes nothing but the role. */
export function claimTicket(doc: Y.Doc, args: ClaimArgs, ctx: Ctx): Result {
  if (!ticketNow(doc, args.ticket)) return noSuchTicket
  const person = personIn(doc)(args.person ?? ctx.me)
  if (!idPattern.test(person)) return refuse('invalid', 'There can be nobody by that id.')
  const held = claimsBy(doc, args.ticket, person).filter((claim) => holderOf(claim) !== undefined)
  if (held.length === 0) {
    return begin(doc, claimId(args.ticket, person), args.role, { at: ctx.now, by: ctx.me })
  }
  const others = held.filter((claim) => args.role !== undefined && holderOf(claim)?.role !== args.role)
  return args.role === undefined || others.length === 0 ? done(null) : setRole(doc, others, args.role)
}

function setRole(doc: Y.Doc, claims: readonly Entity<'claims'>[], role: ClaimRole): Result {
  return together(doc, () => claims.map(({ id }) => change(doc, 'claims', id, { role }, { role: 'driver' })))
}

/** Begins a new turn. Taking that back ends this turn or its continuation, and no other. */
function begin(doc: Y.Doc, id: string, asked: ClaimRole | undefined, begun: Sign): Result {
  const claim = readRecord(registersOf(doc), 'claims', id)
  const role = asked ?? 'driver'
  const turn = nextTurn(claim.begun, claim.ended)
  doc.transact(() => {
    if (claim.role !== role) put(doc, 'claims', id, { role })
    put(doc, 'claims', id, inFamily('begun', turn, begun))
  })
  return done(null, (d, c) => {
    const now = readRecord(registersOf(d), 'claims', id)
    // By its sign, not its number: two devices may have begun the same turn offline, and an ending taken back continues
    // under a new one.
    const mine = openTurnsOf(now).filter((open) => sameJson(now.begun[open], begun))
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
  const held = claimsBy(doc, args.ticket, personIn(doc)(args.person ?? ctx.me))
  const ended = { at: ctx.now, by: ctx.me, how: args.how }
  return together(doc, () => held.map((claim) => endOne(doc, claim, ended)))
}

/** Ends one record's claim. Answers how to take that back, or undefined where it had ended. */
function endOne(doc: Y.Doc, claim: Entity<'claims'>, ended: End): Undo | undefined {
  const turns = openTurnsOf(claim)
  const [begun] = turns.flatMap((turn) => claim.begun[turn] ?? []).toSorted((a, b) => a.at - b.at)
  if (!begun) return undefined
  endTurns(doc, claim.id, turns, ended)
  return (d) => {
    const now = readRecord(registersOf(d), 'claims', claim.id)
    // What has ended stays ended: the claim is back as a new turn, with its old beginning.
    if (!holderOf(now)) begin(d, claim.id, claim.role, begun)
  }
}

export interface AnswerPairUpArgs {
  readonly ticket: string
  readonly how: 'together' | 'separate'
}

/** Says of everybody who drives this ticket now that they work together, or on separate parts. One answer settles it. */
export function answerPairUp(doc: Y.Doc, args: AnswerPairUpArgs, ctx: Ctx): Result {
  const whom = personIn(doc)
  const me = whom(ctx.me)
  const holders = holdersOf(claimsOn(doc, args.ticket), whom)
  if (!holders.some(({ person }) => person === me)) {
    return refuse('invalid', 'Only somebody who is on this ticket can say that.')
  }
  const drivers = holders.filter(({ role }) => role === 'driver').map(({ person }) => person)
  const agreed = { how: args.how, people: drivers.toSorted() }
  if (validValue(schema.claims.fields.agreed, agreed) === undefined) {
    return refuse('invalid', 'Too many people are on this ticket for one answer.')
  }
  const nobody = { how: args.how, people: [] }
  const id = agreeing(doc, args.ticket, me)
  return together(doc, () => [
    change(doc, 'claims', id, { agreed }, { agreed: nobody }),
    (args.how === 'together' ? paired : endAmong)(doc, args.ticket, drivers, ctx),
  ])
}

/** Those who drive together are a pairing; more than a table are not. */
function paired(doc: Y.Doc, ticket: string, people: readonly string[], ctx: Ctx): Undo | undefined {
  if (people.length < 2 || people.length > maxTogether) return undefined
  return makePairing(doc, { people, ticket, kind: pairingKindOf(doc, people), aloud: true }, ctx).undo
}

/** The claim in which somebody's answer counts: one that has not ended. */
const agreeing = (doc: Y.Doc, ticket: string, me: string): string =>
  claimsBy(doc, ticket, me).find((claim) => holderOf(claim) !== undefined)?.id ?? claimId(ticket, me)
