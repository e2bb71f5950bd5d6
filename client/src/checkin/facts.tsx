// What people say of themselves by one control each: their table, whether they are new here, where their name may be read.
import { useId } from 'react'
import type { ReactNode } from 'react'
import { editPerson, seatPerson } from '@taula/shared/ops/people'
import { useAct } from '../act/useAct.ts'
import { useMe, usePerson, useSeat, useTableLabel, useTables } from '../sync/hooks.ts'

type Fact = 'newHere' | 'remote' | 'nameInRoom' | 'nameInPublic'

function FactCheck({ fact, usual, children }: { fact: Fact; usual: boolean; children: ReactNode }) {
  const me = useMe()
  const act = useAct()
  const said = usePerson(me)?.[fact] ?? usual
  const say = (value: boolean) => {
    const facts: Partial<Record<Fact, boolean>> = { [fact]: value }
    act(editPerson, { person: me, ...facts })
  }
  return (
    <label className="check">
      <input type="checkbox" checked={said} onChange={(event) => say(event.target.checked)} />
      <span>{children}</span>
    </label>
  )
}

export const HowIAmHere = () => (
  <>
    <FactCheck fact="newHere" usual={false}>
      I am new here
    </FactCheck>
    <FactCheck fact="remote" usual={false}>
      I join from elsewhere
    </FactCheck>
  </>
)

/** Where my name may be read, besides by those on the board. It holds from the next look on. */
export const Consent = () => (
  <>
    <FactCheck fact="nameInRoom" usual>
      My name on the screen in the room <small>So that people find you at your table.</small>
    </FactCheck>
    <FactCheck fact="nameInPublic" usual={false}>
      My name on the public page <small>So that those at home see who made it happen.</small>
    </FactCheck>
  </>
)

export function MyTable() {
  const tables = useTables()
  const seat = useSeat(useMe())
  const act = useAct()
  const id = useId()
  if (tables.length === 0) return null
  return (
    <div className="field">
      <label htmlFor={id}>My table</label>
      <select
        id={id}
        value={seat ?? ''}
        onChange={(event) => act(seatPerson, { table: event.target.value || null }, 'Changed your table')}
      >
        <option value="">Not at a table</option>
        {tables.map((table) => (
          <TableOption key={table} id={table} />
        ))}
      </select>
    </div>
  )
}

const TableOption = ({ id }: { readonly id: string }) => <option value={id}>{useTableLabel(id)}</option>
