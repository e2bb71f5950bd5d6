// Where somebody sits (I3): one existing, open table or none.
import { ownOrStaff } from '../board/kind.ts'
import type { Writer } from '../board/kind.ts'
import type { Entity } from '../board/schema.ts'

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
