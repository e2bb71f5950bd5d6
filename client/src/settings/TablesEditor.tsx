// The tables of the room, in order: named, themed, led, and closed when nobody needs them.
import { useState } from 'react'
import { maxNameLength, maxUrlLength } from '@taula/shared/board/limits'
import { setBoard } from '@taula/shared/ops/board'
import { addTable, closeTable } from '@taula/shared/ops/tables'
import { isInRoom } from '@taula/shared/select/seats'
import { useAct } from '../act/useAct.ts'
import { SavedField } from '../parts/SavedField.tsx'
import { useBoardFacts, useClosedTables, useTableLabel, useTables } from '../sync/hooks.ts'
import { TableEditor } from './TableEditor.tsx'

export function TablesEditor() {
  const tables = useTables().filter(isInRoom)
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
      <CallElsewhere />
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

/** Where those meet who sit at no table of the room. */
function CallElsewhere() {
  const act = useAct()
  return (
    <SavedField
      label="Call for those who join from elsewhere"
      hint="With it they have a table on the floor, also before the first of them is there."
      type="url"
      value={useBoardFacts()?.call ?? ''}
      maxLength={maxUrlLength}
      placeholder="https://…"
      onSave={(text) => act(setBoard, { call: text || null }, 'Changed the call').ok}
    />
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
