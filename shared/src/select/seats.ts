// Where somebody sits (I3): one existing, open table or none.
import type { Entity } from '../board/schema.ts'

export function seatOf(
  seat: Entity<'seats'> | undefined,
  tableOf: (id: string) => Entity<'tables'> | undefined,
): string | null {
  const table = seat?.table ? tableOf(seat.table) : undefined
  return table && isOpen(table) ? table.id : null
}

export const isOpen = (table: Entity<'tables'>): boolean => table.label !== undefined && table.closed !== true
