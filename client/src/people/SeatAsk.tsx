// Right after joining: at which table? One tap, or never again.
import { useState } from 'react'
import { seatPerson } from '@taula/shared/ops/people'
import { useAct } from '../act/useAct.ts'
import { useMe, usePerson, useSeat, useTable, useTableLabel, useTables } from '../sync/hooks.ts'
import './seatAsk.css'

/** `asked`: this person has just joined. */
export function SeatAsk({ asked }: { readonly asked: boolean }) {
  const [done, setDone] = useState(!asked)
  const tables = useTables()
  const me = useMe()
  const name = usePerson(me)?.name
  const seat = useSeat(me)
  if (done || seat !== null || tables.length === 0) return null
  return (
    <section className="seat-ask" aria-label="Your table">
      <p>
        <strong>{name === undefined ? 'Welcome.' : `Welcome, ${name}.`}</strong> Which table are you at?
      </p>
      <div className="chips">
        {tables.map((table) => (
          <TableChip key={table} id={table} />
        ))}
        <button type="button" className="chip chip-none" onClick={() => setDone(true)}>
          Later
        </button>
      </div>
    </section>
  )
}

function TableChip({ id }: { readonly id: string }) {
  const table = useTable(id)
  const act = useAct()
  const label = useTableLabel(id)
  return (
    <button
      type="button"
      className="chip"
      onClick={() => act(seatPerson, { table: id }, `You sit at ${label}`)}
    >
      {label}
      {table?.theme != null && <small>{table.theme}</small>}
    </button>
  )
}
