// Adding, renaming, moving and withdrawing tickets.
import type * as Y from 'yjs'
import * as v from 'valibot'
import { randomId } from '../board/ids.ts'
import { lanes } from '../board/kinds/tickets.ts'
import type { Lane, Place } from '../board/kinds/tickets.ts'
import { put, readRecord, registersOf } from '../board/registers.ts'
import { rankBetween } from '../board/rank.ts'
import { schema, validValue } from '../board/schema.ts'
import { isOnBoard } from '../select/tickets.ts'
import type { Ticket } from '../select/tickets.ts'
import { change } from './change.ts'
import { claimTicket, endClaim } from './claims.ts'
import { done, noSuchTicket, refuse, tidy, together, undoOf } from './op.ts'
import type { Ctx, Result } from './op.ts'
import { highestRank, nextRank } from './ranks.ts'
import { personIn, ticketNow } from './read.ts'
import { giveSign } from './signs.ts'

export interface AddTicketArgs {
  readonly title: string
  readonly lane?: Lane
}

/**
 * Adds a ticket that no tracker knows, at the end of a lane (triage where not said). Answers its id.
 * Into "doing" means "I am on it", as in a move: it is claimed.
 */
export function addTicket(doc: Y.Doc, args: AddTicketArgs, ctx: Ctx): Result<string> {
  const title = tidy(args.title)
  const { lane = 'triage' } = args
  if (validValue(schema.tickets.fields.title, title) === undefined) return badTitle
  if (!isLane(lane)) return noSuchLane
  const id = randomId(ctx.random)
  const rank = rankBetween(highestRank(doc), null, ctx.random)
  const undoClaim = doc.transact(() => {
    put(doc, 'tickets', id, { title, place: { lane, rank }, added: { at: ctx.now, by: ctx.me } })
    return lane === 'doing' ? undoOf(claimTicket(doc, { ticket: id }, ctx)) : undefined
  })
  return done(id, (d, c) =>
    d.transact(() => {
      undoClaim?.(d, c)
      withdrawTicket(d, { ticket: id, withdrawn: true }, c)
    }),
  )
}

/** Gives a ticket a title of the board's own; null goes back to what upstream calls it. */
export function renameTicket(
  doc: Y.Doc,
  args: { readonly ticket: string; readonly title: string | null },
  ctx: Ctx,
): Result {
  const record = readRecord(registersOf(doc), 'tickets', args.ticket)
  // A withdrawn one too: what was typed meanwhile is there when it comes back.
  if (!isOnBoard(record)) return noSuchTicket
  const title = args.title === null ? null : tidy(args.title)
  if (validValue(schema.tickets.fields.title, title) === undefined) return badTitle
  if (title === null && !record.upstream) return refuse('invalid', 'A ticket needs a title.')
  if ((record.title ?? null) === title) return done(null)
  return together(doc, () => [
    change(doc, 'tickets', args.ticket, { title }, { title: null }),
    giveSign(doc, args.ticket, ctx),
  ])
}

const isLane = (lane: string): lane is Lane => v.is(v.picklist(lanes), lane)
const noSuchLane = refuse('invalid', 'There is no such lane.')
const badTitle = refuse('invalid', 'A title is one line of 1 to 500 characters.')

export interface MoveTicketArgs {
  readonly ticket: string
  readonly lane: Lane
  /** The neighbours it comes between, as seen where it was dropped. Without either it goes to the lane's end. */
  readonly after?: string | undefined
  readonly before?: string | undefined
}

/**
 * Moves a ticket. Into "doing" means "I am on it": the mover claims. Out of "doing" back to "up for grabs" or triage
 * means "I am not": the mover's claim ends, but a ticket somebody else is on stays where that person is.
 */
export function moveTicket(doc: Y.Doc, args: MoveTicketArgs, ctx: Ctx): Result {
  const ticket = ticketNow(doc, args.ticket)
  if (!ticket) return noSuchTicket
  if (!isLane(args.lane)) return noSuchLane
  const claiming = args.lane === 'doing' && ticket.holders.length === 0
  const releasing = args.lane === 'triage' || args.lane === 'ready'
  if (releasing && ticket.holders.some((holder) => holder.person !== personIn(doc)(ctx.me))) {
    return refuse(
      'somebodyIsOnIt',
      'Somebody else is on this ticket: it stays in progress until they release it.',
    )
  }
  const place: Place = { lane: args.lane, rank: rankAt(doc, ticket, args, ctx) }
  return together(doc, () => [
    change(doc, 'tickets', args.ticket, { place }),
    releasing ? undefined : giveSign(doc, args.ticket, ctx),
    claiming ? undoOf(claimTicket(doc, { ticket: args.ticket }, ctx)) : undefined,
    releasing ? undoOf(endClaim(doc, { ticket: args.ticket, how: 'released' }, ctx)) : undefined,
  ])
}

function rankAt(doc: Y.Doc, ticket: Ticket, args: MoveTicketArgs, ctx: Ctx): string {
  const rankOf = (id: string | undefined) =>
    (id !== undefined && readRecord(registersOf(doc), 'tickets', id).place?.rank) || null
  const low = rankOf(args.after)
  const high = rankOf(args.before)
  if (low === null && high === null) return rankBetween(highestRank(doc, ticket.id), null, ctx.random)
  if (low === null || high === null || low < high) return rankBetween(low, high, ctx.random)
  // The neighbours share a rank or were moved past each other meanwhile: right behind the first is what was meant.
  return rankBetween(low, nextRank(doc, low), ctx.random)
}

/** Takes a ticket off the board, or brings it back. Nothing about it is deleted. */
export function withdrawTicket(
  doc: Y.Doc,
  args: { readonly ticket: string; readonly withdrawn: boolean },
  _ctx: Ctx,
): Result {
  const record = readRecord(registersOf(doc), 'tickets', args.ticket)
  if (!isOnBoard(record)) return noSuchTicket
  if ((record.withdrawn ?? false) === args.withdrawn) return done(null)
  const { withdrawn } = args
  return done(null, change(doc, 'tickets', args.ticket, { withdrawn }, { withdrawn: false }))
}
