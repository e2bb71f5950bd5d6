// The tickets' part of a board as cells: each ticket, the lanes in order, and what each person is on.
import { sameJson } from '../board/json.ts'
import { lanes } from '../board/kinds/tickets.ts'
import type { Lane } from '../board/kinds/tickets.ts'
import { byRank } from '../board/rank.ts'
import type { PersonOf } from '../select/people.ts'
import { ticketOf } from '../select/tickets.ts'
import type { Ticket } from '../select/tickets.ts'
import { createCells, sameList } from './cell.ts'
import type { Records } from './records.ts'

const none: readonly string[] = Object.freeze([])

export function createTicketsView(records: Records, whom: PersonOf) {
  const tickets = createCells<Ticket | undefined>(undefined, sameJson)
  /** By name: `lane:<lane>`, `holding:<person>`, `offered:<person>`, `parts:<ticket>`, `tickets`. */
  const lists = createCells<readonly string[]>(none, sameList)
  const inLane = new Map<Lane, Set<string>>(lanes.map((lane) => [lane, new Set()]))
  const heldBy = new Map<string, Set<string>>()
  const offeredTo = new Map<string, Set<string>>()
  const partsOf = new Map<string, Set<string>>()

  /** Answers what else is to be drawn again: lanes, people's tickets, and bigger tickets' pieces. */
  function drawTicket(id: string): {
    readonly lanes: readonly Lane[]
    readonly holders: readonly string[]
    readonly wholes: readonly string[]
  } {
    const before = tickets.get(id)
    const record = records.get('tickets', id)
    const now = record && ticketOf(record, records.claimsOn(id), whom)
    tickets.set(id, now)
    if (before) {
      inLane.get(before.lane)?.delete(id)
      for (const { person } of before.holders) heldBy.get(person)?.delete(id)
      if (before.partOf !== undefined) partsOf.get(before.partOf)?.delete(id)
    }
    if (now) {
      inLane.get(now.lane)?.add(id)
      for (const { person } of now.holders) heldBy.set(person, (heldBy.get(person) ?? new Set()).add(id))
      if (now.partOf !== undefined) partsOf.set(now.partOf, (partsOf.get(now.partOf) ?? new Set()).add(id))
    }
    drawOffer(id, before?.handover?.to, now?.handover?.to)
    const sameLane = before && now && before.lane === now.lane
    const sameSpot = sameLane && before.rank === now.rank
    const sameHands = sameLane && sameJson(before.holders, now.holders)
    const both = [before, now].filter((ticket) => ticket !== undefined)
    return {
      lanes: sameSpot ? [] : both.map(({ lane }) => lane),
      holders: sameHands ? [] : both.flatMap(({ holders }) => holders.map(({ person }) => person)),
      wholes: both.flatMap(({ partOf }) => partOf ?? []),
    }
  }

  /** To whom a ticket is passed on. */
  function drawOffer(id: string, before: string | null | undefined, now: string | null | undefined): void {
    if (before === now) return
    if (before != null) offeredTo.get(before)?.delete(id)
    if (now != null) offeredTo.set(now, (offeredTo.get(now) ?? new Set()).add(id))
    for (const person of [before, now])
      if (person != null) lists.set(`offered:${person}`, [...(offeredTo.get(person) ?? none)].toSorted())
  }

  /** Answers whose tickets changed. */
  function drawTickets(ids: ReadonlySet<string>): ReadonlySet<string> {
    const staleLanes = new Set<Lane>()
    const stalePeople = new Set<string>()
    const staleWholes = new Set<string>()
    for (const id of ids) {
      const stale = drawTicket(id)
      for (const lane of stale.lanes) staleLanes.add(lane)
      for (const person of stale.holders) stalePeople.add(person)
      for (const whole of stale.wholes) staleWholes.add(whole)
    }
    for (const lane of staleLanes) lists.set(`lane:${lane}`, ranked(inLane.get(lane)))
    for (const whole of staleWholes) lists.set(`parts:${whole}`, ranked(partsOf.get(whole)))
    for (const person of stalePeople) lists.set(`holding:${person}`, holdingOf(person))
    if (staleLanes.size > 0) lists.set('tickets', [...tickets.keys()])
    return stalePeople
  }

  const ranked = (ids: Iterable<string> = none): readonly string[] =>
    Array.from(ids, (id) => ({ id, rank: tickets.get(id)?.rank ?? '' }))
      .toSorted(byRank)
      .map(({ id }) => id)

  function holdingOf(person: string): readonly string[] {
    const since = (id: string) =>
      tickets.get(id)?.holders.find((holder) => holder.person === person)?.since ?? 0
    const active = [...(heldBy.get(person) ?? [])].filter((id) => {
      const lane = tickets.get(id)?.lane
      return lane !== 'landed' && lane !== 'parked'
    })
    return active.toSorted((a, b) => since(a) - since(b) || (a < b ? -1 : 1))
  }

  /** All tickets that any of these people is on, whatever their lane. */
  function heldByAny(people: readonly string[]): readonly string[] {
    const held = new Set<string>()
    for (const person of people) for (const ticket of heldBy.get(person) ?? none) held.add(ticket)
    return [...held].toSorted()
  }

  /** Tickets that name somebody who is not on them: by whom they were checked, for whom they are kept. */
  const naming = (): readonly string[] =>
    [...tickets.keys()].filter((id) => tickets.get(id)?.checked ?? tickets.get(id)?.reserved)

  return { tickets, lists, heldByAny, naming, all: [tickets, lists], draw: drawTickets }
}
