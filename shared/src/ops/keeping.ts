// Keeping a claim alive, passing it on, and leaving: what a holder says of their work. Nothing here happens by itself (I2).
import type * as Y from 'yjs'
import type { Until } from '../board/kinds/claims.ts'
import { readRecord, registersOf } from '../board/registers.ts'
import { schema, validValue } from '../board/schema.ts'
import { handoverOf } from '../select/handover.ts'
import { change } from './change.ts'
import { endClaim } from './claims.ts'
import { done, noSuchPerson, refuse, tidy, together, undoOf } from './op.ts'
import type { Ctx, Refused, Result, Undo } from './op.ts'
import { signOfDay } from './presence.ts'
import { calendarIn, claimsOn, personIn } from './read.ts'
import { heldBy, signOn } from './signs.ts'

export interface KeepClaimArgs {
  readonly ticket: string
  readonly person?: string
  /** Until when from now on; as it was where not said. */
  readonly until?: Until
}

/** "Still on it": a sign, and until when. */
export function keepClaim(doc: Y.Doc, args: KeepClaimArgs, ctx: Ctx): Result {
  const { until } = args
  if (until && validValue(schema.claims.fields.until, until) === undefined) {
    return refuse('invalid', 'A claim lasts up to a day’s minutes, a day, or the whole sprint.')
  }
  const held = heldBy(doc, args.ticket, args.person ?? ctx.me)
  if (held.length === 0) return notOnIt
  return together(doc, () =>
    held.flatMap((claim) => [
      signOn(doc, claim, ctx),
      until && change(doc, 'claims', claim.id, { until }, { until: null }),
    ]),
  )
}

/** How somebody lets go of a claim. */
export interface LetGoArgs {
  readonly ticket: string
  readonly person?: string
  /** Who is offered it; nobody: whoever comes. */
  readonly to?: string | null
  readonly note?: string
}

/** Ends a claim and leaves what the next one needs to know. Whom it is passed to is asked; claiming it is theirs to do. */
export const passClaim = (doc: Y.Doc, args: LetGoArgs, ctx: Ctx): Result => letGo(doc, args, 'passed', ctx)

/** Ends a claim without naming anybody; a note stays on the card all the same. */
export const releaseClaim = (doc: Y.Doc, { to: _to, ...args }: LetGoArgs, ctx: Ctx): Result =>
  letGo(doc, args, 'released', ctx)

function letGo(doc: Y.Doc, args: LetGoArgs, how: 'passed' | 'released', ctx: Ctx): Result {
  const wrong = wrongIn(doc, args)
  if (wrong) return wrong
  const { ticket, person = ctx.me } = args
  const [first] = heldBy(doc, ticket, person)
  if (!first) return done(null)
  const note = tidy(args.note ?? '') || null
  const to = args.to == null ? null : personIn(doc)(args.to)
  const handover = { at: ctx.now, by: ctx.me, to, note }
  const isLeft = how === 'passed' || note !== null
  return together(doc, () => [
    undoOf(endClaim(doc, { ticket, person, how }, ctx)),
    isLeft ? change(doc, 'claims', first.id, { handover }, { handover: null }) : undefined,
  ])
}

/** What is wrong with a hand-over, before anything is done. */
function wrongIn(doc: Y.Doc, { to, note }: LetGoArgs): Refused | undefined {
  if (to != null && readRecord(registersOf(doc), 'people', personIn(doc)(to)).name === undefined) {
    return noSuchPerson
  }
  const tidied = tidy(note ?? '') || null
  const handover = { at: 0, by: 'me', to: null, note: tidied }
  return validValue(schema.claims.fields.handover, handover) === undefined
    ? refuse('invalid', 'A note is one line of up to 280 characters.')
    : undefined
}

/** "Read, thank you": whoever took a ticket over takes its hand-over note off the card. */
export function readHandover(doc: Y.Doc, args: { readonly ticket: string }, ctx: Ctx): Result {
  const me = personIn(doc)(ctx.me)
  const left = handoverOf(claimsOn(doc, args.ticket), personIn(doc))
  if (!left) return done(null)
  const id = heldBy(doc, args.ticket, me).at(0)?.id
  if (id === undefined) return notOnIt
  // Somebody's clock may be ahead of mine: what was read is read.
  return done(null, change(doc, 'claims', id, { read: Math.max(left.at, ctx.now) }, { read: 0 }))
}

/** What becomes of one claim of somebody who leaves. */
export type Parting =
  | ({ readonly how: 'pass' } & Omit<LetGoArgs, 'person'>)
  | ({ readonly how: 'release' } & Omit<LetGoArgs, 'person' | 'to'>)
  | { readonly how: 'keep'; readonly ticket: string }

export interface LeaveArgs {
  readonly person?: string
  readonly claims: readonly Parting[]
}

/** Somebody leaves for today: each claim as they said, the others stay theirs, and so does their seat. One change. */
export function leave(doc: Y.Doc, { person, claims }: LeaveArgs, ctx: Ctx): Result {
  const who = personIn(doc)(person ?? ctx.me)
  if (readRecord(registersOf(doc), 'people', who).name === undefined) return noSuchPerson
  const wrong = claims.map((one) => (one.how === 'keep' ? undefined : wrongIn(doc, one))).find(Boolean)
  if (wrong) return wrong
  return together(doc, () => [
    ...claims.map((one) => part(doc, who, one, ctx)),
    change(doc, 'people', who, { presence: said('left', doc, ctx) }, { presence: said('here', doc, ctx) }),
  ])
}

function part(doc: Y.Doc, person: string, one: Parting, ctx: Ctx): Undo | undefined {
  if (one.how === 'keep') return undefined
  const { how, ...args } = one
  return undoOf(
    how === 'pass' ? passClaim(doc, { ...args, person }, ctx) : releaseClaim(doc, { ...args, person }, ctx),
  )
}

/** Where somebody is, said on the day that is open. */
const said = (is: 'left' | 'here', doc: Y.Doc, ctx: Ctx) => ({ is, ...signOfDay(calendarIn(doc), ctx) })

const notOnIt = refuse('invalid', 'Only somebody who is on this ticket can say that.')
