// The record of a pairing. Its id is a hash of who and on what, so that two who say the same at once say it once.
import type * as Y from 'yjs'
import { factId } from '../board/ids.ts'
import type { PairingKind } from '../board/kinds/pairings.ts'
import { put, readAll, readRecord, registersOf } from '../board/registers.ts'
import { inFamily } from '../board/schema.ts'
import { pairingOf } from '../select/pairings.ts'
import type { Pairing } from '../select/pairings.ts'
import { mayPlace } from '../select/seats.ts'
import { done } from './op.ts'
import type { Ctx, Done, Undo } from './op.ts'
import { personIn, writerIn } from './read.ts'

/** What is to be made; people by the ids under which they are known. */
export interface Making {
  readonly people: readonly string[]
  readonly ticket: string | null
  readonly kind: PairingKind
  readonly aloud: boolean
}

/** The pairing as it stands in this document. */
export const pairingNow = (doc: Y.Doc, id: string): Pairing | undefined =>
  pairingOf(readRecord(registersOf(doc), 'pairings', id), personIn(doc))

/** Whether it can come to nothing more: ended, or too few are left who are in it or may still come. */
export const isOver = ({ endedAt, people, asked }: Pairing): boolean =>
  endedAt !== undefined || people.length + asked.length < 2

/** Mentoring where a mentor works with somebody who is new here. */
export function pairingKindOf(doc: Y.Doc, people: readonly string[]): PairingKind {
  const all = people.map((id) => readRecord(registersOf(doc), 'people', id))
  const mentor = all.find(({ role }) => role === 'mentor')
  return mentor && all.some((one) => one !== mentor && one.newHere === true) ? 'mentoring' : 'peer'
}

/** Makes it, or says yes to the same one where it stands already. Answers its id. */
export function makePairing(doc: Y.Doc, making: Making, ctx: Ctx): Done<string> {
  const people = making.people.toSorted()
  const { id, before } = placeFor(doc, people, making.ticket)
  const me = writerIn(doc, ctx.me)
  const sign = { at: ctx.now, by: ctx.me }
  // What is said aloud is also the yes of all for whom the actor may speak: it outlives an invitation made elsewhere.
  const yes = (person: string) => mayPlace(me, person)
  const waiting = people.filter((person) => !before?.people.includes(person))
  if (before && !waiting.some((person) => making.aloud || yes(person))) return done(id)
  doc.transact(() => {
    if (!before) {
      const { kind, ticket, aloud } = making
      put(doc, 'pairings', id, { made: { ...sign, kind, ticket, aloud } })
      for (const person of people) put(doc, 'pairings', id, inFamily('invited', person, sign))
    } else if (making.aloud) {
      const { kind, ticket, at, by } = before
      put(doc, 'pairings', id, { made: { kind, ticket, at, by, aloud: true } })
    }
    for (const person of waiting.filter(yes)) put(doc, 'pairings', id, inFamily('accepted', person, sign))
  })
  return before ? done(id) : done(id, (d, c) => endRecord(d, id, c))
}

/** Ends it for everybody, unless that was said before. */
export function endRecord(doc: Y.Doc, id: string, ctx: Ctx): void {
  if (pairingNow(doc, id)?.endedAt !== undefined) return
  doc.transact(() => put(doc, 'pairings', id, { ended: { at: ctx.now, by: ctx.me } }))
}

/** What has ended stays ended: those who were in it are back in a new one. */
export function pairAgain(doc: Y.Doc, { people, ticket, kind }: Pairing, ctx: Ctx): void {
  if (people.length >= 2) makePairing(doc, { people, ticket, kind, aloud: true }, ctx)
}

/** Ends the pairings on a ticket of those who now drive separate parts of it. One that others are in as well goes on. */
export function endAmong(doc: Y.Doc, ticket: string, drivers: readonly string[], ctx: Ctx): Undo | undefined {
  const whom = personIn(doc)
  const me = whom(ctx.me)
  const ended = [...readAll(registersOf(doc), 'pairings').values()]
    .map((record) => pairingOf(record, whom))
    .filter((pairing) => pairing !== undefined)
    .filter((pairing) => pairing.ticket === ticket && pairing.isOn && pairing.people.includes(me))
    .filter(({ people }) => people.every((person) => drivers.includes(person)))
  if (ended.length === 0) return undefined
  for (const { id } of ended) endRecord(doc, id, ctx)
  return (d, c) => ended.forEach((pairing) => pairAgain(d, pairing, c))
}

/** Where this pairing stands, or would: the same people on the same ticket pair again under another number. */
function placeFor(doc: Y.Doc, people: readonly string[], ticket: string | null) {
  for (let turn = 1; ; turn++) {
    const id = factId(`pairing:${turn}:${ticket ?? ''}:${people.join('.')}`)
    const before = pairingNow(doc, id)
    if (!before && isBlank(doc, id)) return { id, before }
    if (!before) continue
    const isWhole = people.every((person) => before.people.includes(person) || before.asked.includes(person))
    if (!isOver(before) && isWhole) return { id, before }
  }
}

/** Nobody has said anything of it: an end that came before its beginning would end what is made here. */
function isBlank(doc: Y.Doc, id: string): boolean {
  const { ended, declined, left } = readRecord(registersOf(doc), 'pairings', id)
  return ended === undefined && Object.keys(declined).length + Object.keys(left).length === 0
}
