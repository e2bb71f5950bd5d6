// Where somebody sits (I3): one existing, open table or none. Those who are not in the room have a table as well.
import { ownOrStaff } from '../board/kind.ts'
import type { Writer } from '../board/kind.ts'
import type { Entity } from '../board/schema.ts'

/**
 * The table of those who join from elsewhere and sit at none of the room. It is there as long as somebody is remote, or it
 * has a call. Nobody sets it up: no record can have this id.
 */
export const elsewhere = '.elsewhere'

export const isInRoom = (table: string): boolean => table !== elsewhere

export const tableElsewhere = (call: string | null): Entity<'tables'> => ({
  id: elsewhere,
  label: 'From elsewhere',
  theme: null,
  lead: null,
  seats: null,
  call,
  rank: undefined,
  closed: false,
})

/** What the place of those who sit nowhere is called: without tables nobody need be told that they stand. */
export const standingLabel = (tables: readonly string[]): string =>
  tables.some(isInRoom) ? 'Standing' : 'Here'

export function seatOf(
  seat: Entity<'seats'> | undefined,
  tableOf: (id: string) => Entity<'tables'> | undefined,
): string | null {
  const table = seat?.table ? tableOf(seat.table) : undefined
  return table && isOpen(table) ? table.id : null
}

export const isOpen = (table: Entity<'tables'>): boolean => table.label !== undefined && table.closed !== true

/**
 * Whether somebody may seat a person and put them on tickets: themself always, others if they are staff. Both are people
 * as they are listed, not second records of somebody.
 */
export const mayPlace = (by: Writer, person: string): boolean =>
  ownOrStaff(by, {
    id: person,
    value: undefined,
    before: undefined,
    roleOf: () => undefined,
    personOf: (id) => id,
  })
