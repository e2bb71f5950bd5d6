// Right after joining: at which table? One tap, and the rest of checking in follows; or later.
import { useState } from 'react'
import { seatPerson } from '@taula/shared/ops/people'
import { useAct } from '../act/useAct.ts'
import { useMe, usePerson, useSeat, useTable, useTableLabel, useTables } from '../sync/hooks.ts'
import { useSession } from '../sync/SessionContext.tsx'
import { screen } from '../ui/screen.ts'
import './seatAsk.css'
import { sitting } from './sitting.ts'

/** `asked`: this person has just joined. */
export function SeatAsk({ asked }: { readonly asked: boolean }) {
  const [done, setDone] = useState(!asked)
  const tables = useTables()
  const me = useMe()
  const name = usePerson(me)?.name
  const seat = useSeat(me)
  if (done) return null
  const isSeatAsked = seat === null && tables.length > 0
  const sayMore = () => {
    setDone(true)
    screen.open('checkIn')
  }
  return (
    <section className="seat-ask" aria-label={isSeatAsked ? 'Your table' : 'About you'}>
      <p>
        <strong>{name === undefined ? 'Welcome.' : `Welcome, ${name}.`}</strong>{' '}
        {isSeatAsked ? 'Which table are you at?' : 'What do you know, what would you like to learn?'}
      </p>
      <div className="chips">
        {isSeatAsked ? (
          tables.map((table) => <TableChip key={table} id={table} onSeated={sayMore} />)
        ) : (
          <button type="button" className="chip" onClick={sayMore}>
            Tell the room
          </button>
        )}
        <button type="button" className="chip chip-none" onClick={() => setDone(true)}>
          Later
        </button>
      </div>
    </section>
  )
}

interface TableProps {
  readonly id: string
  readonly onSeated: () => void
}
function TableChip({ id, onSeated }: TableProps) {
  const table = useTable(id)
  const act = useAct()
  const session = useSession()
  const me = useMe()
  const { words } = sitting(session, me, id)
  return (
    <button
      type="button"
      className="chip"
      onClick={() => act(seatPerson, { table: id }, words).ok && onSeated()}
    >
      {useTableLabel(id)}
      {table?.theme != null && <small>{table.theme}</small>}
    </button>
  )
}
