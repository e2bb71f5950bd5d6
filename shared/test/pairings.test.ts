// Pairing: said aloud or by invitation, ended quietly, and the same once however often it is said.
import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { maxTogether } from '../src/board/limits.ts'
import { answerPairUp, claimTicket } from '../src/ops/claims.ts'
import { editPerson, seatPerson } from '../src/ops/people.ts'
import { acceptPairing, declinePairing, endPairing, leavePairing, pairUp } from '../src/ops/pairings.ts'
import { removePerson } from '../src/ops/merging.ts'
import { cameToNothing } from '../src/select/pairings.ts'
import { value } from '../src/testing/index.ts'
import { oneBoard } from './oneBoard.ts'

type Board = ReturnType<typeof oneBoard>

/** Everybody stands, so that nobody sits together by chance. */
function standing() {
  const b = oneBoard()
  for (const person of [b.organiser, b.mentor, b.ada, b.bo, b.cy]) sit(b, person, null)
  return b
}
const sit = (b: Board, person: string, table: string | null) =>
  seatPerson(b.doc, { person, table }, b.as(b.organiser))
const only = (b: Board) => {
  const all = b.view.pairings.get()
  expect(all).toHaveLength(1)
  return all[0]!
}
const partners = (b: Board, person: string) =>
  b.view
    .pairingsOf(person)
    .get()
    .flatMap(({ people }) => people.filter((other) => other !== person))
const rolesOn = (b: Board, ticket: string) =>
  Object.fromEntries(
    b.view
      .ticket(ticket)
      .get()
      ?.holders.map(({ person, role }) => [person, role]) ?? [],
  )

describe('pairing', () => {
  it('came to nothing only when all have said "not now", until whoever asked has read it', () => {
    const b = standing()
    const invited = pairUp(b.doc, { people: [b.ada, b.bo, b.cy] }, b.as(b.ada))
    const pairing = value(invited)
    expect(cameToNothing(only(b))).toBe(false)
    declinePairing(b.doc, { pairing }, b.as(b.bo))
    expect(cameToNothing(only(b))).toBe(false)
    declinePairing(b.doc, { pairing }, b.as(b.cy))
    expect(cameToNothing(only(b))).toBe(true)
    endPairing(b.doc, { pairing }, b.as(b.ada))
    expect(cameToNothing(only(b))).toBe(false)
  })

  it('holds at once when a mentor says so, and is mentoring with somebody new', () => {
    const b = standing()
    pairUp(b.doc, { people: [b.ada, b.bo] }, b.as(b.mentor))
    expect(only(b)).toMatchObject({ isOn: true, kind: 'peer', asked: [] })
    editPerson(b.doc, { person: b.cy, newHere: true }, b.as(b.cy))
    pairUp(b.doc, { people: [b.mentor, b.cy] }, b.as(b.mentor))
    expect(b.view.pairingsOf(b.cy).get()).toMatchObject([{ kind: 'mentoring', isOn: true }])
  })

  it('holds at once at one table, and is an invitation elsewhere or to somebody remote', () => {
    const b = standing()
    for (const person of [b.ada, b.bo]) sit(b, person, b.tables[0])
    value(pairUp(b.doc, { people: [b.ada, b.bo] }, b.as(b.ada)))
    expect(partners(b, b.bo)).toEqual([b.ada])
    pairUp(b.doc, { people: [b.ada, b.cy] }, b.as(b.ada))
    expect(partners(b, b.cy)).toEqual([])
    sit(b, b.cy, b.tables[0])
    editPerson(b.doc, { person: b.cy, remote: true }, b.as(b.cy))
    pairUp(b.doc, { people: [b.bo, b.cy] }, b.as(b.bo))
    expect(partners(b, b.cy)).toEqual([])
    expect(b.view.pairings.get().filter(({ asked }) => asked.includes(b.cy))).toHaveLength(2)
  })

  it('two who stand do not sit together', () => {
    const b = standing()
    pairUp(b.doc, { people: [b.ada, b.bo] }, b.as(b.ada))
    expect(only(b)).toMatchObject({ isOn: false, people: [b.ada], asked: [b.bo] })
  })

  it('an invitation is accepted or declined, and by nobody else', () => {
    const b = standing()
    const pairing = value(pairUp(b.doc, { people: [b.ada, b.bo] }, b.as(b.ada)))
    expect(acceptPairing(b.doc, { pairing }, b.as(b.cy))).toMatchObject({ ok: false, code: 'invalid' })
    acceptPairing(b.doc, { pairing }, b.as(b.bo))
    expect(partners(b, b.ada)).toEqual([b.bo])
    const other = value(pairUp(b.doc, { people: [b.ada, b.cy] }, b.as(b.ada)))
    declinePairing(b.doc, { pairing: other }, b.as(b.cy))
    expect(partners(b, b.cy)).toEqual([])
    expect(acceptPairing(b.doc, { pairing: other }, b.as(b.cy))).toMatchObject({ ok: false, code: 'unknown' })
  })

  it('the one who was invited and says the same has said yes', () => {
    const b = standing()
    const asked = value(pairUp(b.doc, { people: [b.ada, b.bo] }, b.as(b.ada)))
    expect(value(pairUp(b.doc, { people: [b.bo, b.ada] }, b.as(b.bo)))).toBe(asked)
    expect(only(b).isOn).toBe(true)
  })

  it('what a mentor says aloud holds over an invitation', () => {
    const b = standing()
    pairUp(b.doc, { people: [b.ada, b.bo] }, b.as(b.ada))
    pairUp(b.doc, { people: [b.ada, b.bo] }, b.as(b.mentor))
    expect(only(b)).toMatchObject({ isOn: true, by: b.ada })
  })

  it('puts its people on the ticket as pair where the actor may, and ends nobody’s part', () => {
    const b = standing()
    const [ticket, second] = b.tickets
    claimTicket(b.doc, { ticket }, b.as(b.ada))
    claimTicket(b.doc, { ticket, role: 'reviewer' }, b.as(b.cy))
    const paired = pairUp(b.doc, { people: [b.ada, b.bo, b.cy], ticket }, b.as(b.mentor))
    expect(rolesOn(b, ticket)).toEqual({ [b.ada]: 'driver', [b.bo]: 'pair', [b.cy]: 'reviewer' })
    b.undo(paired, b.mentor)
    expect(rolesOn(b, ticket)).toEqual({ [b.ada]: 'driver', [b.cy]: 'reviewer' })
    expect(partners(b, b.bo)).toEqual([])
    const pairing = value(pairUp(b.doc, { people: [b.ada, b.bo], ticket: second }, b.as(b.ada)))
    expect(rolesOn(b, second)).toEqual({ [b.ada]: 'pair' })
    acceptPairing(b.doc, { pairing }, b.as(b.bo))
    expect(rolesOn(b, second)).toEqual({ [b.ada]: 'pair', [b.bo]: 'pair' })
  })

  it('is ended quietly by anyone in it, and by nobody else', () => {
    const b = standing()
    const pairing = value(pairUp(b.doc, { people: [b.ada, b.bo] }, b.as(b.mentor)))
    expect(endPairing(b.doc, { pairing }, b.as(b.cy))).toMatchObject({ ok: false })
    const ended = endPairing(b.doc, { pairing }, b.as(b.bo))
    expect([partners(b, b.ada), partners(b, b.bo)]).toEqual([[], []])
    expect(endPairing(b.doc, { pairing }, b.as(b.ada))).toEqual({ ok: true, value: null })
    b.undo(ended, b.bo)
    expect(partners(b, b.ada)).toEqual([b.bo])
    expect(b.view.pairings.get()).toHaveLength(2)
  })

  it('a group of three goes on when one leaves; with two it ends', () => {
    const b = standing()
    const pairing = value(pairUp(b.doc, { people: [b.ada, b.bo, b.cy] }, b.as(b.mentor)))
    expect(leavePairing(b.doc, { pairing, person: b.bo }, b.as(b.ada))).toMatchObject({ ok: false })
    leavePairing(b.doc, { pairing }, b.as(b.cy))
    expect(partners(b, b.ada)).toEqual([b.bo])
    leavePairing(b.doc, { pairing }, b.as(b.bo))
    expect(only(b)).toMatchObject({ isOn: false, endedAt: b.clock.now() })
  })

  it('pairs again after it ended, and saying it twice changes nothing', () => {
    const b = standing()
    const say = () => pairUp(b.doc, { people: [b.ada, b.bo] }, b.as(b.mentor))
    const pairing = value(say())
    expect(b.updatesMade(say)).toBe(0)
    endPairing(b.doc, { pairing }, b.as(b.ada))
    expect(value(say())).not.toBe(pairing)
    expect(partners(b, b.ada)).toEqual([b.bo])
  })

  it('the same said on two devices at once shows once', () => {
    const b = standing()
    const other = new Y.Doc()
    other.clientID = 2 ** 30 + 5
    Y.applyUpdate(other, Y.encodeStateAsUpdate(b.doc))
    const args = { people: [b.ada, b.bo], ticket: b.tickets[0] }
    pairUp(b.doc, args, b.as(b.mentor))
    pairUp(other, args, b.as(b.ada))
    Y.applyUpdate(b.doc, Y.encodeStateAsUpdate(other))
    expect(only(b)).toMatchObject({ isOn: true, people: [b.ada, b.bo].toSorted() })
  })

  it('is not made of one, of a stranger, of somebody removed, of a crowd, or by a third', () => {
    const b = oneBoard({ people: maxTogether + 1 })
    const refused = (people: readonly string[], me = b.organiser, ticket?: string) =>
      expect(pairUp(b.doc, { people, ...(ticket !== undefined && { ticket }) }, b.as(me)).ok).toBe(false)
    refused([b.ada, b.ada])
    refused([b.ada, 'nobodyKnowsIt'])
    refused(b.view.people.get())
    refused([b.ada, b.bo], b.cy)
    refused([b.ada, b.bo], b.ada, 'nobodyKnowsIt')
    removePerson(b.doc, { person: b.bo, removed: true }, b.as(b.organiser))
    refused([b.ada, b.bo])
    expect(b.view.pairings.get()).toEqual([])
  })

  it('"together" makes the drivers a pairing, and taking that back ends it', () => {
    const b = standing()
    const [ticket] = b.tickets
    for (const person of [b.ada, b.bo]) claimTicket(b.doc, { ticket }, b.as(person))
    const said = answerPairUp(b.doc, { ticket, how: 'together' }, b.as(b.bo))
    expect(only(b)).toMatchObject({ isOn: true, ticket, people: [b.ada, b.bo].toSorted() })
    expect(rolesOn(b, ticket)).toEqual({ [b.ada]: 'driver', [b.bo]: 'driver' })
    b.undo(said, b.bo)
    expect(partners(b, b.ada)).toEqual([])
  })

  it('"separate parts" ends what "together" made, and taking that back pairs them again', () => {
    const b = standing()
    const [ticket, other] = b.tickets
    for (const person of [b.ada, b.bo]) claimTicket(b.doc, { ticket }, b.as(person))
    answerPairUp(b.doc, { ticket, how: 'together' }, b.as(b.bo))
    pairUp(b.doc, { people: [b.ada, b.bo], ticket: other }, b.as(b.mentor))
    const said = answerPairUp(b.doc, { ticket, how: 'separate' }, b.as(b.ada))
    expect(b.view.pairingsOf(b.ada).get()).toMatchObject([{ ticket: other }])
    b.undo(said, b.ada)
    expect(partners(b, b.ada)).toEqual([b.bo, b.bo])
  })

  it('"separate parts" ends no pairing of somebody who does not drive', () => {
    const b = standing()
    const [ticket] = b.tickets
    pairUp(b.doc, { people: [b.bo, b.cy], ticket }, b.as(b.mentor))
    for (const person of [b.ada, b.bo]) claimTicket(b.doc, { ticket, role: 'driver' }, b.as(person))
    answerPairUp(b.doc, { ticket, how: 'separate' }, b.as(b.bo))
    expect(partners(b, b.cy)).toEqual([b.bo])
  })

  it('"separate parts" makes none', () => {
    const b = standing()
    const [ticket] = b.tickets
    for (const person of [b.ada, b.bo]) claimTicket(b.doc, { ticket }, b.as(person))
    answerPairUp(b.doc, { ticket, how: 'separate' }, b.as(b.bo))
    expect(b.view.pairings.get()).toEqual([])
  })
})
