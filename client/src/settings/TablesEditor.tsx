// The tables of the room, in order: named, themed, led, and closed when nobody needs them.
import { useState } from 'react'
import { maxNameLength } from '@taula/shared/board/limits'
import { addTable, closeTable } from '@taula/shared/ops/tables'
import { useAct } from '../act/useAct.ts'
import { useClosedTables, useTableLabel, useTables } from '../sync/hooks.ts'
import { TableEditor } from './TableEditor.tsx'

export function TablesEditor() {
  const tables = useTables()
  const closed = useClosedTables()
  return (
    <div className="settings-list">
      {tables.map((table, index) => (
        <TableEditor
          key={table}
          id={table}
          up={index > 0 ? { before: tables[index - 1] } : undefined}
          down={index < tables.length - 1 ? { before: tables[index + 2] } : undefined}
        />
      ))}
      <NewTable />
      {closed.length > 0 && (
        <section aria-labelledby="closed-tables">
          <h3 id="closed-tables">Closed</h3>
          {closed.map((table) => (
            <ClosedTable key={table} id={table} />
          ))}
        </section>
      )}
    </div>
  )
}

function ClosedTable({ id }: { readonly id: string }) {
  const act = useAct()
  const label = useTableLabel(id)
  return (
    <p className="settings-closed">
      <span>{label}</span>
      <button
        type="button"
        className="button"
        onClick={() => act(closeTable, { table: id, closed: false }, `Opened ${label} again`)}
      >
        Open again
      </button>
    </p>
  )
}

function NewTable() {
  const [label, setLabel] = useState('')
  const act = useAct()
  return (
    <form
      className="inline-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (act(addTable, { label }, `Set up ${label.trim()}`).ok) setLabel('')
      }}
    >
      <label className="field">
        <span>New table</span>
        <input
          value={label}
          required
          maxLength={maxNameLength}
          placeholder="Table 4, by the window"
          onChange={(event) => setLabel(event.target.value)}
        />
      </label>
      <button type="submit" className="button">
        Set it up
      </button>
    </form>
  )
}
