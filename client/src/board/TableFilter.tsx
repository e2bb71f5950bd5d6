// Beside the search: that only one table's tickets are shown, and the way back to all.
import { X } from 'lucide-react'
import { useHeldAt, useTableLabel, useTicketIds } from '../sync/hooks.ts'
import { screen } from '../ui/screen.ts'
import { useOnlyTable } from './useShownIds.ts'

export function TableFilter() {
  const table = useOnlyTable()
  return table === null ? null : <Chip table={table} />
}

function Chip({ table }: { readonly table: string }) {
  const label = useTableLabel(table)
  const held = useHeldAt(table).length
  const all = useTicketIds().length
  return (
    <button type="button" className="table-filter" title="Show all" onClick={() => screen.only(null)}>
      <span className="visually-hidden">Only </span>
      <span className="table-filter-label">{label}</span>
      <span className="table-filter-count">
        {held} of {all}
      </span>
      <span className="visually-hidden"> tickets. Show all</span>
      <X aria-hidden="true" />
    </button>
  )
}
