// Asking for help and answering it. A stage that was reached stays reached (I5): nothing here empties a register, and an
// answer taken back is a new request that keeps its place.
import type * as Y from 'yjs'
import { randomId } from '../board/ids.ts'
import { sameJson } from '../board/json.ts'
import { put, readAll, readRecord, registersOf } from '../board/registers.ts'
import { inFamily, schema, validValue } from '../board/schema.ts'
import type { Entity } from '../board/schema.ts'
import { openTurnsOf } from '../select/claims.ts'
import { helpOf, isWaiting } from '../select/help.ts'
import { change } from './change.ts'
import { done, noSuchPerson, refuse, tidy, together } from './op.ts'
import type { Ctx, Result, Undo } from './op.ts'
import { claimsBy, personIn, tableIn, writerIn } from './read.ts'

export interface AskForHelpArgs {
  /** Who waits; the actor where not said. */
  readonly person?: string
  readonly topic?: string | null
  readonly text?: string | null
  readonly ticket?: string | null
  /** Where not said: the table they sit at. */
  readonly table?: string | null
}

type Question = NonNullable<Entity<'help'>['question']>
type Waiting = NonNullable<Entity<'help'>['waiting']>

/** Asks, and answers the request's id. Who waits already keeps their place: what they say now is what it is about. */
export function askForHelp(doc: Y.Doc, args: AskForHelpArgs, ctx: Ctx): Result<string> {
  const person = personIn(doc)(args.person ?? ctx.me)
  if (readRecord(registersOf(doc), 'people', person).name === undefined) return noSuchPerson
  const line = (text: string | null | undefined) => tidy(text ?? '') || null
  const question: Question = {
    person,
    by: ctx.me,
    topic: line(args.topic),
    text: line(args.text),
    ticket: args.ticket ?? null,
  }
  const waiting = {
    table: args.table === undefined ? tableIn(doc, person) : args.table,
    since: ctx.now,
  }
  const { fields } = schema.help
  if (
    validValue(fields.question, question) === undefined ||
    validValue(fields.waiting, waiting) === undefined
  ) {
    return refuse('invalid', 'A question is one short line. The note of a ticket has room for more.')
  }
  const [open] = waitingFor(doc, person)
  if (open) return askAnew(doc, open, question, waiting.table)
  const id = randomId(ctx.random)
  begin(doc, id, question, waiting)
  return done(id, (d, c) => void withdrawHelp(d, { request: id }, c))
}

function begin(doc: Y.Doc, id: string, question: Question, waiting: Waiting): void {
  doc.transact(() => put(doc, 'help', id, { question, waiting }))
}

/** Nothing that is said a second time is lost: an empty line leaves what was asked before. */
function askAnew(doc: Y.Doc, open: Open, asked: Question, table: string | null): Result<string> {
  const { id, question: before, waiting } = open
  const question = {
    ...asked,
    topic: asked.topic ?? before.topic,
    text: asked.text ?? before.text,
    ticket: asked.ticket ?? before.ticket,
  }
  if (sameJson([question, table], [{ ...before, by: question.by }, waiting.table])) return done(id)
  return done(id, change(doc, 'help', id, { question, waiting: { ...waiting, table } }))
}

type Open = Entity<'help'> & { readonly question: Question; readonly waiting: Waiting }

/** What a person waits for in this document, what they asked first first: more than one where they asked offline. */
function waitingFor(doc: Y.Doc, person: string): readonly Open[] {
  const whom = personIn(doc)
  const open = [...readAll(registersOf(doc), 'help').values()].filter((record): record is Open => {
    const request = helpOf(record, whom)
    return record.question !== undefined && request?.person === person && isWaiting(request)
  })
  return open.toSorted((a, b) => a.waiting.since - b.waiting.since || (a.id < b.id ? -1 : 1))
}

export interface HelpArgs {
  readonly request: string
}

const noSuchRequest = refuse('unknown', 'Nobody waits for this any more.')

/** I am coming. Whoever takes it beside somebody else joins them; taking it twice changes nothing. */
export function takeHelp(doc: Y.Doc, { request }: HelpArgs, ctx: Ctx): Result {
  const now = requestIn(doc, request)
  if (!now || !isWaiting(now.drawn)) return noSuchRequest
  const me = personIn(doc)(ctx.me)
  if (now.coming.has(me)) return done(null)
  if (now.drawn.person === me) return refuse('invalid', 'This is your own question.')
  take(doc, now.record, me, ctx.now)
  return done(null, (d, c) => void handBack(d, { request }, c))
}

function take(doc: Y.Doc, { id, taken, back }: Entity<'help'>, person: string, at: number): void {
  const turn = 1 + Math.max(taken[person]?.turn ?? 0, back[person]?.turn ?? 0)
  doc.transact(() => put(doc, 'help', id, inFamily('taken', person, { turn, at })))
}

/** I am not coming after all: it waits again, in its old place, or for whoever else is coming. */
export function handBack(doc: Y.Doc, { request }: HelpArgs, ctx: Ctx): Result {
  const now = requestIn(doc, request)
  if (!now || !isWaiting(now.drawn)) return noSuchRequest
  const whom = personIn(doc)
  const me = whom(ctx.me)
  // Each record that stands for me may have taken each record of the request.
  const mine = now.open.flatMap(({ id, taken, back }) =>
    Object.entries(taken)
      .filter(([taker, { turn }]) => whom(taker) === me && (back[taker]?.turn ?? 0) < turn)
      .map(([taker, { turn }]) => ({ id, taker, turn })),
  )
  if (mine.length === 0) return done(null)
  doc.transact(() => {
    for (const { id, taker, turn } of mine)
      put(doc, 'help', id, inFamily('back', taker, { turn, at: ctx.now }))
  })
  return done(null, (d, c) => void takeHelp(d, { request }, c))
}

/** Whoever waited was helped. */
export function resolveHelp(doc: Y.Doc, { request }: HelpArgs, ctx: Ctx): Result {
  const now = requestIn(doc, request)
  const question = now?.record.question
  if (!now || !question) return noSuchRequest
  if (!isWaiting(now.drawn)) return done(null)
  const resolved = { at: ctx.now, by: ctx.me, person: question.person }
  const others = now.open.filter(({ id }) => id !== request)
  doc.transact(() => {
    put(doc, 'help', request, { resolved })
    // They were helped once.
    withdraw(doc, others, ctx)
  })
  return done(null, waitAgain(doc, now.open, ctx))
}

/** The asker needs it no more. */
export function withdrawHelp(doc: Y.Doc, { request }: HelpArgs, ctx: Ctx): Result {
  const now = requestIn(doc, request)
  if (!now) return noSuchRequest
  if (!isWaiting(now.drawn)) return done(null)
  withdraw(doc, now.open, ctx)
  return done(null, waitAgain(doc, now.open, ctx))
}

function withdraw(doc: Y.Doc, requests: readonly { readonly id: string }[], { now, me }: Ctx): void {
  doc.transact(() => {
    for (const { id } of requests) put(doc, 'help', id, { withdrawn: { at: now, by: me } })
  })
}

/**
 * What is over stays over: taken back, the same question waits anew, since when it did. Only whoever may ask for this
 * person can do that, see the schema; a request of theirs that is open by then already is one.
 */
function waitAgain(doc: Y.Doc, ended: readonly Entity<'help'>[], ctx: Ctx): Undo | undefined {
  const asked = ended.flatMap(({ question, waiting }) => (question && waiting ? [{ question, waiting }] : []))
  const [first] = asked
  if (!first) return undefined
  const { person, role } = writerIn(doc, ctx.me)
  if (role === 'sprinter' && personIn(doc)(first.question.person) !== person) return undefined
  return (d, c) => {
    if (waitingFor(d, personIn(d)(first.question.person)).length > 0) return
    d.transact(() =>
      asked.forEach(({ question, waiting }) => begin(d, randomId(c.random), question, waiting)),
    )
  }
}

/** Somebody was helped as one walked by. What they had asked for is answered by that. */
export function helpedWithout(doc: Y.Doc, args: { readonly person: string }, ctx: Ctx): Result {
  const person = personIn(doc)(args.person)
  if (readRecord(registersOf(doc), 'people', person).name === undefined) return noSuchPerson
  const [open] = waitingFor(doc, person)
  if (open) return resolveHelp(doc, { request: open.id }, ctx)
  const helped = { at: ctx.now, by: ctx.me }
  return together(doc, () => [change(doc, 'people', person, { helped }, { helped: null })])
}

/** I was asked whether I need help with a ticket that I hold: nobody asks again until I claim it anew. */
export function askedAboutHelp(doc: Y.Doc, args: { readonly ticket: string }, ctx: Ctx): Result {
  const claims = claimsBy(doc, args.ticket, personIn(doc)(ctx.me))
  doc.transact(() => {
    for (const claim of claims) {
      const unasked = openTurnsOf(claim).filter((turn) => !Object.hasOwn(claim.asked, turn))
      for (const turn of unasked) put(doc, 'claims', claim.id, inFamily('asked', turn, ctx.now))
    }
  })
  return done(null)
}

/** A request, and all records of what its asker waits for: `open`, and who is coming to any of them. */
function requestIn(doc: Y.Doc, id: string) {
  const record = readRecord(registersOf(doc), 'help', id)
  const whom = personIn(doc)
  const drawn = helpOf(record, whom)
  if (!drawn) return undefined
  const all = isWaiting(drawn) && drawn.person !== undefined ? waitingFor(doc, drawn.person) : []
  const open = all.length > 0 ? all : [record]
  const takers = open.flatMap((one) => helpOf(one, whom)?.takers ?? [])
  return { record, drawn, open, coming: new Set(takers.map(({ person }) => person)) }
}
