// Pairing: said aloud at the table or by a mentor it holds at once; else people are invited and answer.
import type * as Y from 'yjs'
import { readRecord, registersOf, put } from '../board/registers.ts'
import { inFamily } from '../board/schema.ts'
import type { PairingKind } from '../board/kinds/pairings.ts'
import { maxTogether } from '../board/limits.ts'
import { isListed } from '../select/people.ts'
import { mayPlace } from '../select/seats.ts'
import { claimTicket } from './claims.ts'
import { done, noSuchPerson, noSuchTicket, refuse, together, undoOf } from './op.ts'
import type { Ctx, Result, Undo } from './op.ts'
import { endRecord, isOver, makePairing, pairAgain, pairingKindOf, pairingNow } from './pairingRecord.ts'
import { personIn, tableIn, ticketNow, writerIn } from './read.ts'

export interface PairUpArgs {
  /** Two or more; a sprinter is one of them. */
  readonly people: readonly string[]
  readonly ticket?: string | null
  /** Mentoring where a mentor works with somebody new, unless said otherwise. */
  readonly kind?: PairingKind
}

/** Pairs people, or invites them. Answers the pairing's id; saying it again changes nothing. */
export function pairUp(doc: Y.Doc, args: PairUpArgs, ctx: Ctx): Result<string> {
  const people = [...new Set(args.people.map(personIn(doc)))]
  const refused = whyNot(doc, people, args.ticket, ctx)
  if (refused) return refused
  const ticket = args.ticket ?? null
  const making = {
    people,
    ticket,
    kind: args.kind ?? pairingKindOf(doc, people),
    aloud: isAloud(doc, people, ctx),
  }
  const made = doc.transact(() => {
    const { value, undo } = makePairing(doc, making, ctx)
    const inIt = pairingNow(doc, value)?.people ?? []
    return { id: value, all: together(doc, () => [undo, ...putOn(doc, ticket, inIt, ctx)]) }
  })
  return done(made.id, undoOf(made.all))
}

function whyNot(doc: Y.Doc, people: readonly string[], ticket: string | null | undefined, ctx: Ctx) {
  const whom = personIn(doc)
  if (people.length < 2) return refuse('invalid', 'A pairing is of two people or more.')
  if (people.length > maxTogether) {
    return refuse('invalid', `More than ${maxTogether} people are a table, not a pairing.`)
  }
  const known = people.every((id) => isListed(readRecord(registersOf(doc), 'people', id), whom))
  if (!known) return noSuchPerson
  if (ticket != null && !ticketNow(doc, ticket)) return noSuchTicket
  const me = writerIn(doc, ctx.me)
  return people.some((person) => mayPlace(me, person))
    ? undefined
    : refuse('invalid', 'You pair yourself with others; mentors pair anybody.')
}

/** Whether it was said in the room: by somebody who pairs others, or among those who sit at the actor's table. */
export function isAloud(doc: Y.Doc, people: readonly string[], ctx: Ctx): boolean {
  const from = registersOf(doc)
  const me = writerIn(doc, ctx.me)
  if (people.every((person) => mayPlace(me, person))) return true
  const mine = tableIn(doc, me.person)
  const isBeside = (id: string) => tableIn(doc, id) === mine && readRecord(from, 'people', id).remote !== true
  return mine !== null && people.every(isBeside)
}

/** Puts those in a pairing on its ticket, as far as the actor may; who is on it already keeps their part. */
function putOn(
  doc: Y.Doc,
  ticket: string | null,
  people: readonly string[],
  ctx: Ctx,
): readonly (Undo | undefined)[] {
  const me = writerIn(doc, ctx.me)
  const holders = ticket === null ? undefined : ticketNow(doc, ticket)?.holders
  if (ticket === null || !holders) return []
  return people
    .filter((id) => mayPlace(me, id) && !holders.some(({ person }) => person === id))
    .map((person) => undoOf(claimTicket(doc, { ticket, person, role: 'pair' }, ctx)))
}

export interface PairingArgs {
  readonly pairing: string
}

/** Says yes to an invitation: on its ticket too. */
export function acceptPairing(doc: Y.Doc, { pairing }: PairingArgs, ctx: Ctx): Result {
  const me = personIn(doc)(ctx.me)
  const now = pairingNow(doc, pairing)
  if (!now || isOver(now)) return isOverNow
  if (now.people.includes(me)) return done(null)
  if (!now.asked.includes(me)) return notAsked
  return together(doc, () => {
    put(doc, 'pairings', pairing, inFamily('accepted', me, { at: ctx.now, by: ctx.me }))
    return [(d, c) => void leavePairing(d, { pairing }, c), ...putOn(doc, now.ticket, [me], ctx)]
  })
}

/** Says no: the others may go on. */
export function declinePairing(doc: Y.Doc, { pairing }: PairingArgs, ctx: Ctx): Result {
  const me = personIn(doc)(ctx.me)
  const now = pairingNow(doc, pairing)
  if (!now?.asked.includes(me)) return now ? done(null) : isOverNow
  const declined = inFamily('declined', me, { at: ctx.now, by: ctx.me })
  doc.transact(() => put(doc, 'pairings', pairing, declined))
  return done(null)
}

/** Goes, or sees somebody off: a group of three goes on, with two it ends. */
export function leavePairing(doc: Y.Doc, args: PairingArgs & { readonly person?: string }, ctx: Ctx): Result {
  const person = personIn(doc)(args.person ?? ctx.me)
  const now = pairingNow(doc, args.pairing)
  if (!now || now.endedAt !== undefined || !now.people.includes(person)) return done(null)
  if (!mayPlace(writerIn(doc, ctx.me), person)) return notIn
  const left = inFamily('left', person, { at: ctx.now, by: ctx.me })
  doc.transact(() => {
    put(doc, 'pairings', args.pairing, left)
    if (now.people.length <= 2) endRecord(doc, args.pairing, ctx)
  })
  return done(null, (d, c) => void pairAgain(d, now, c))
}

/** Ends it for everybody, quietly: by anyone in it, or who was asked, or made it for others. */
export function endPairing(doc: Y.Doc, { pairing }: PairingArgs, ctx: Ctx): Result {
  const now = pairingNow(doc, pairing)
  if (!now || now.endedAt !== undefined) return done(null)
  const me = writerIn(doc, ctx.me)
  if (me.person !== now.by && !now.people.some((person) => mayPlace(me, person))) return notIn
  endRecord(doc, pairing, ctx)
  return done(null, (d, c) => void pairAgain(d, now, c))
}

const isOverNow = refuse('unknown', 'This pairing is over.')
const notAsked = refuse('invalid', 'You were not asked to this one.')
const notIn = refuse('invalid', 'Only those in a pairing end it.')
