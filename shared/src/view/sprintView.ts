// The sprint's own part of a board as cells: its days and programme, who needs help, who works with whom. There are some
// hundred of each at most, so what a change touches is simply drawn again.
import { sameJson } from '../board/json.ts'
import { boardRecord } from '../board/kinds/meta.ts'
import type { Entity } from '../board/schema.ts'
import { foldedWaiting, helpOf, queueOf } from '../select/help.ts'
import type { HelpRequest } from '../select/help.ts'
import { pairingOf } from '../select/pairings.ts'
import type { Pairing } from '../select/pairings.ts'
import type { PersonOf } from '../select/people.ts'
import { byTime, sessionOf, withdrawnOf } from '../select/sessions.ts'
import { isKnown } from '../select/sprintDay.ts'
import type { Session } from '../select/sessions.ts'
import { createCells } from './cell.ts'
import type { Cell } from './cell.ts'
import type { Records, Touched } from './records.ts'

export interface SprintView {
  /** What is known of days, by date. */
  readonly days: Cell<readonly Entity<'days'>[]>
  /** The programme, by time. */
  readonly sessions: Cell<readonly Session[]>
  /** What somebody took off the programme, by time. */
  readonly withdrawn: Cell<readonly Session[]>
  /** Every request for help of the sprint, in no order of meaning. */
  readonly help: Cell<readonly HelpRequest[]>
  /** Those who wait, in the order in which they shall be helped. */
  readonly queue: Cell<readonly HelpRequest[]>
  /** What somebody waits for now. */
  helpFor(person: string): Cell<HelpRequest | undefined>
  /** Every pairing of the sprint, the earliest first. */
  readonly pairings: Cell<readonly Pairing[]>
  /** Those somebody is in now. */
  pairingsOf(person: string): Cell<readonly Pairing[]>
}

/** The key of what there is one of. */
const one = ''
const noPairings: readonly Pairing[] = Object.freeze([])

export function createSprintView(records: Records, whom: PersonOf) {
  const days = createCells<readonly Entity<'days'>[]>(Object.freeze([]), sameJson)
  const sessions = createCells<readonly Session[]>(Object.freeze([]), sameJson)
  const withdrawn = createCells<readonly Session[]>(Object.freeze([]), sameJson)
  const help = createCells<readonly HelpRequest[]>(Object.freeze([]), sameJson)
  const queue = createCells<readonly HelpRequest[]>(Object.freeze([]), sameJson)
  const helpFor = createCells<HelpRequest | undefined>(undefined, sameJson)
  const pairings = createCells<readonly Pairing[]>(noPairings, sameJson)
  const pairingsOf = createCells<readonly Pairing[]>(noPairings, sameJson)

  const all = <K extends 'days' | 'sessions' | 'help' | 'pairings'>(kind: K) =>
    [...records.ids(kind)].toSorted().flatMap((id) => records.get(kind, id) ?? [])

  function drawQueue(requests: readonly HelpRequest[]) {
    const helpedAt = (person: string) => records.get('people', person)?.helped?.at
    const timeZone = records.get('meta', boardRecord)?.timeZone ?? 'UTC'
    queue.set(one, queueOf({ requests, helpedAt, timeZone }))
  }

  function drawHelp() {
    const drawn = all('help').flatMap((record) => helpOf(record, whom) ?? [])
    help.set(one, drawn)
    drawQueue(drawn)
    const waiting = new Map(foldedWaiting(drawn).map((request) => [request.person, request]))
    for (const person of new Set([...helpFor.keys(), ...waiting.keys()]))
      if (person !== undefined) helpFor.set(person, waiting.get(person))
  }

  function drawPairings() {
    const drawn = all('pairings').flatMap((record) => pairingOf(record, whom) ?? [])
    pairings.set(
      one,
      drawn.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)),
    )
    const on = new Map<string, Pairing[]>()
    for (const pairing of drawn.filter(({ isOn }) => isOn))
      for (const person of pairing.people) on.set(person, [...(on.get(person) ?? []), pairing])
    for (const person of new Set([...pairingsOf.keys(), ...on.keys()]))
      pairingsOf.set(person, on.get(person) ?? noPairings)
  }

  function drawSessions() {
    const records = all('sessions')
    const drawn = (of: typeof sessionOf) => records.flatMap((record) => of(record) ?? []).toSorted(byTime)
    sessions.set(one, drawn(sessionOf))
    withdrawn.set(one, drawn(withdrawnOf))
  }

  const cells: SprintView = {
    days: days.cell(one),
    sessions: sessions.cell(one),
    withdrawn: withdrawn.cell(one),
    help: help.cell(one),
    queue: queue.cell(one),
    helpFor: (person) => helpFor.cell(person),
    pairings: pairings.cell(one),
    pairingsOf: (person) => pairingsOf.cell(person),
  }
  return {
    cells,
    all: [days, sessions, withdrawn, help, queue, helpFor, pairings, pairingsOf],
    /** `merged`: somebody's record stands for another person now. */
    draw(touched: Touched, merged: boolean): void {
      if (touched.has('days')) days.set(one, all('days').filter(isKnown))
      if (touched.has('sessions')) drawSessions()
      if (touched.has('help') || merged) drawHelp()
      // The order depends on who was helped, and on the board's day.
      else if (touched.has('people') || touched.has('meta')) drawQueue(help.cell(one).get())
      if (touched.has('pairings') || merged) drawPairings()
    },
  }
}
