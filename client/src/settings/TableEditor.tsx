// One table as its organiser sees it.
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useId } from 'react'
import { maxNameLength, maxSeats, maxUrlLength } from '@taula/shared/board/limits'
import { closeTable, editTable, moveTable } from '@taula/shared/ops/tables'
import type { EditTableArgs } from '@taula/shared/ops/tables'
import { useAct } from '../act/useAct.ts'
import { SavedField } from '../parts/SavedField.tsx'
import { usePeople, useTable, useTableLabel } from '../sync/hooks.ts'
import { PersonOption } from './PersonOption.tsx'

/** Where a step takes a table: in front of another one, or behind all. */
type Step = { readonly before: string | undefined } | undefined

interface Props {
  readonly id: string
  readonly up: Step
  readonly down: Step
}

export function TableEditor({ id, up, down }: Props) {
  const table = useTable(id)
  const act = useAct()
  const label = useTableLabel(id)
  const set = (said: Omit<EditTableArgs, 'table'>) =>
    act(editTable, { table: id, ...said }, `Changed ${label}`).ok
  return (
    <fieldset className="settings-item" data-table={id}>
      <legend className="visually-hidden">{label}</legend>
      <div className="settings-fields">
        <SavedField
          label="Table"
          value={table?.label ?? ''}
          maxLength={maxNameLength}
          onSave={(text) => set({ label: text })}
        />
        <SavedField
          label="Theme"
          value={table?.theme ?? ''}
          maxLength={maxNameLength}
          placeholder="Docs, ORM, first tickets…"
          onSave={(text) => set({ theme: text || null })}
        />
        <Lead lead={table?.lead ?? null} onLead={(lead) => set({ lead })} />
        <SavedField
          label="Seats"
          type="number"
          value={table?.seats == null ? '' : String(table.seats)}
          placeholder={`1 to ${maxSeats}`}
          onSave={(text) => set({ seats: text === '' ? null : Number(text) })}
        />
        <div className="settings-wide">
          <SavedField
            label="Call for remote people"
            type="url"
            value={table?.call ?? ''}
            maxLength={maxUrlLength}
            placeholder="https://…"
            onSave={(text) => set({ call: text || null })}
          />
        </div>
      </div>
      <div className="settings-row">
        <StepButton label={`Move ${label} up`} id={id} step={up} icon={<ArrowUp aria-hidden="true" />} />
        <StepButton
          label={`Move ${label} down`}
          id={id}
          step={down}
          icon={<ArrowDown aria-hidden="true" />}
        />
        <button
          type="button"
          className="button"
          onClick={() => act(closeTable, { table: id, closed: true }, `Closed ${label}`)}
        >
          Close this table
        </button>
      </div>
    </fieldset>
  )
}

function Lead({
  lead,
  onLead,
}: {
  readonly lead: string | null
  readonly onLead: (lead: string | null) => void
}) {
  const people = usePeople()
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>Whom to ask</label>
      <select id={id} value={lead ?? ''} onChange={(event) => onLead(event.target.value || null)}>
        <option value="">Nobody named</option>
        {lead !== null && !people.includes(lead) && <PersonOption id={lead} />}
        {people.map((person) => (
          <PersonOption key={person} id={person} />
        ))}
      </select>
    </div>
  )
}

interface StepProps {
  readonly label: string
  readonly id: string
  readonly step: Step
  readonly icon: React.ReactNode
}

function StepButton({ label, id, step, icon }: StepProps) {
  const act = useAct()
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      title={label}
      disabled={!step}
      onClick={() => step && act(moveTable, { table: id, ...step })}
    >
      {icon}
    </button>
  )
}
