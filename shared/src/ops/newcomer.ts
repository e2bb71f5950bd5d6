// Making tickets doable today: checking them for newcomers, keeping them for somebody, guessing their effort, splitting them.
import type * as Y from 'yjs'
import { randomId } from '../board/ids.ts'
import { idPattern } from '../board/kind.ts'
import type { Effort } from '../board/kinds/tickets.ts'
import { maxPieces, maxWordsLength } from '../board/limits.ts'
import { sameJson } from '../board/json.ts'
import { rankBetween } from '../board/rank.ts'
import { put, readRecord, registersOf } from '../board/registers.ts'
import { schema, validValue } from '../board/schema.ts'
import { fingerprint } from '../select/checked.ts'
import { change } from './change.ts'
import { done, noSuchTicket, refuse, tidy, together } from './op.ts'
import type { Ctx, Result } from './op.ts'
import { highestRank, nextRank } from './ranks.ts'
import { personIn, ticketNow } from './read.ts'
import { withdrawTicket } from './tickets.ts'

export interface CheckTicketArgs {
  readonly ticket: string
  /** Where to begin, one line; null: there is nothing to say. Left out: as it was said at an earlier check. */
  readonly firstStep?: string | null
  /** Left out: as it stands. */
  readonly effort?: Effort | null
}

/** Says of a ticket that a newcomer can do it today. Checked again it counts from now, with what upstream says now. */
export function checkTicket(doc: Y.Doc, args: CheckTicketArgs, ctx: Ctx): Result {
  if (!ticketNow(doc, args.ticket)) return noSuchTicket
  const record = readRecord(registersOf(doc), 'tickets', args.ticket)
  const asked = args.firstStep === undefined ? record.checked?.firstStep : args.firstStep
  const checked = {
    at: ctx.now,
    by: ctx.me,
    firstStep: tidy(asked ?? '') || null,
    upstream: fingerprint(record.upstream),
  }
  if (validValue(schema.tickets.fields.checked, checked) === undefined) return badStep
  return together(doc, () => [
    change(doc, 'tickets', args.ticket, { checked }, { checked: null }),
    effortChange(doc, args.ticket, args.effort),
  ])
}
const badStep = refuse('invalid', `A first step is one line of up to ${maxWordsLength} characters.`)

/** Takes a check back: it turned out not to be for newcomers. */
export function uncheckTicket(doc: Y.Doc, args: { readonly ticket: string }, _ctx: Ctx): Result {
  if (!ticketNow(doc, args.ticket)) return noSuchTicket
  if (!readRecord(registersOf(doc), 'tickets', args.ticket).checked) return done(null)
  return done(null, change(doc, 'tickets', args.ticket, { checked: null }))
}

/** Guesses how long a ticket takes; null: nobody knows. */
export function setEffort(
  doc: Y.Doc,
  args: { readonly ticket: string; readonly effort: Effort | null },
  _ctx: Ctx,
): Result {
  if (!ticketNow(doc, args.ticket)) return noSuchTicket
  return together(doc, () => [effortChange(doc, args.ticket, args.effort)])
}

function effortChange(doc: Y.Doc, ticket: string, effort: Effort | null | undefined) {
  const before = readRecord(registersOf(doc), 'tickets', ticket).effort ?? null
  if (effort === undefined || effort === before) return undefined
  return change(doc, 'tickets', ticket, { effort }, { effort: null })
}

export interface ReserveTicketArgs {
  readonly ticket: string
  readonly whom: 'newcomers' | 'nobody' | { readonly person: string }
}

/** Keeps a ticket for whoever is new here, for one person, or for nobody any more. Everybody may still claim it. */
export function reserveTicket(doc: Y.Doc, { ticket, whom }: ReserveTicketArgs, ctx: Ctx): Result {
  if (!ticketNow(doc, ticket)) return noSuchTicket
  const person = typeof whom === 'string' ? null : personIn(doc)(whom.person)
  if (person !== null && !idPattern.test(person)) return refuse('invalid', 'There can be nobody by that id.')
  const before = readRecord(registersOf(doc), 'tickets', ticket).reserved
  const isSame = whom === 'nobody' ? before == null : before != null && sameJson([before.person], [person])
  if (isSame) return done(null)
  const reserved = whom === 'nobody' ? null : { at: ctx.now, by: ctx.me, person }
  return done(null, change(doc, 'tickets', ticket, { reserved }, { reserved: null }))
}

export interface SplitTicketArgs {
  readonly ticket: string
  /** One line each; blank ones are left out. */
  readonly titles: readonly string[]
}

/**
 * Splits a big ticket into small ones of the board's own, up for grabs right behind it. Answers their ids. Taken back,
 * all of them leave the board; the big one was never touched.
 */
export function splitTicket(doc: Y.Doc, args: SplitTicketArgs, ctx: Ctx): Result<readonly string[]> {
  const whole = ticketNow(doc, args.ticket)
  if (!whole) return noSuchTicket
  const titles = args.titles.map(tidy).filter((title) => title !== '')
  if (titles.length === 0 || titles.length > maxPieces) return badSplit
  if (titles.some((title) => validValue(schema.tickets.fields.title, title) === undefined)) return badSplit
  // One that was never placed lies nowhere: then at the end.
  let rank = whole.rank === '' ? highestRank(doc) : whole.rank
  const behind = rank === null ? null : nextRank(doc, rank)
  const ids = titles.map(() => randomId(ctx.random))
  doc.transact(() => {
    for (const [i, title] of titles.entries()) {
      rank = rankBetween(rank, behind, ctx.random)
      put(doc, 'tickets', ids[i] ?? '', {
        title,
        place: { lane: 'ready', rank },
        added: { at: ctx.now, by: ctx.me },
        partOf: args.ticket,
        ...(whole.theme !== undefined && { theme: whole.theme }),
      })
    }
  })
  return done(ids, (d, c) =>
    d.transact(() => ids.forEach((ticket) => withdrawTicket(d, { ticket, withdrawn: true }, c))),
  )
}
const badSplit = refuse('invalid', `Name one to ${maxPieces} pieces, one on each line.`)
