// The tickets of a board as a table: `tickets.csv`, in the order of the board.
import type * as Y from 'yjs'
import { claimParts } from '../board/ids.ts'
import { boardRecord } from '../board/kinds/meta.ts'
import { lanes } from '../board/kinds/tickets.ts'
import { readAll, readRecord, registersOf } from '../board/registers.ts'
import type { Entity } from '../board/schema.ts'
import { ownColumns } from '../import/ownList.ts'
import type { OwnColumn } from '../import/ownList.ts'
import { laneLabels } from '../select/lanes.ts'
import { nextStep } from '../select/nextStep.ts'
import { personOf } from '../select/people.ts'
import type { PersonOf } from '../select/people.ts'
import { inOrder, ticketOf } from '../select/tickets.ts'
import type { Ticket } from '../select/tickets.ts'
import { csvText } from './csv.ts'

/** Names of a board that tickets are shown with. */
interface Names {
  readonly lane: (ticket: Ticket) => string
  readonly person: (id: string) => string
}

export function ticketsCsv(doc: Y.Doc): string {
  const from = registersOf(doc)
  const board = readRecord(from, 'meta', boardRecord)
  const people = readAll(from, 'people')
  const names: Names = {
    lane: ({ lane }) => board.laneLabel[lane] ?? laneLabels[lane],
    person: (id) => people.get(id)?.name ?? 'someone',
  }
  const tickets = ticketsOf(
    doc,
    personOf((id) => people.get(id)),
  )
  const ordered = lanes.flatMap((lane) => inOrder(tickets.filter((ticket) => ticket.lane === lane)))
  const rows = ordered.map((ticket) => {
    const cells = cellsOf(ticket, names)
    return ownColumns.map((column) => cells[column] ?? '')
  })
  return csvText([ownColumns, ...rows])
}

function ticketsOf(doc: Y.Doc, whom: PersonOf): readonly Ticket[] {
  const from = registersOf(doc)
  const claims = new Map<string, Entity<'claims'>[]>()
  for (const claim of readAll(from, 'claims').values()) {
    const { ticket } = claimParts(claim.id)
    const known = claims.get(ticket)
    if (known) known.push(claim)
    else claims.set(ticket, [claim])
  }
  return [...readAll(from, 'tickets').values()]
    .map((record) => ticketOf(record, claims.get(record.id) ?? [], whom))
    .filter((ticket) => ticket !== undefined)
}

function cellsOf(ticket: Ticket, names: Names): Readonly<Record<OwnColumn, string | undefined>> {
  const { upstream } = ticket
  return {
    Lane: names.lane(ticket),
    Title: ticket.title,
    Tracker: upstream?.tracker,
    Number: upstream && String(upstream.number),
    URL: upstream?.url,
    State: upstream?.state,
    Type: upstream?.type,
    Component: upstream?.component,
    Labels: upstream?.labels?.join(', '),
    Owner: upstream?.owner ?? undefined,
    Created: upstream?.created,
    'On it': ticket.holders.map(({ person }) => names.person(person)).join(', '),
    'Next step': nextStep(ticket),
  }
}
