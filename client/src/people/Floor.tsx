// The floor: every table with those who sit at it, what they are on, and a seat for whoever comes. Beside the board, or on
// a phone in its place. Loaded when first wanted.
import { UserPlus, Users, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { isAround } from '@taula/shared/select/presence'
import type { Presence } from '@taula/shared/select/presence'
import { standingLabel } from '@taula/shared/select/seats'
import { useConnectedCount, useMyRole, usePeople, useStanding, useTables } from '../sync/hooks.ts'
import { usePresences } from '../sync/sprintHooks.ts'
import { screen } from '../ui/screen.ts'
import { floor } from '../ui/floor.ts'
import './floor.css'
import { FloorFold } from './FloorFold.tsx'
import { FloorTable } from './FloorTable.tsx'
import { FloorStanding } from './FloorStanding.tsx'
import { moveAmongPeople } from './floorKeys.ts'

/** `top`: what lies above the tables. */
export function Floor({ top }: { readonly top: ReactNode }) {
  const tables = useTables()
  const standing = useStanding()
  const people = usePeople()
  const presences = usePresences()
  const around = (list: readonly string[]) => list.filter((person) => isAround(presences.get(person)))
  const those = (is: Presence) => people.filter((person) => presences.get(person) === is)
  const panel = useRef<HTMLElement>(null)
  // The strip that opened it has left the page, and took the focus along.
  useEffect(() => {
    if (document.activeElement === document.body && floor.takeFocus()) panel.current?.focus()
  }, [])
  return (
    <aside ref={panel} id="floor" className="floor" tabIndex={-1} aria-labelledby="floor-title">
      <FloorHead />
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- arrows lead from person to person; each has buttons of their own */}
      <div className="floor-scroll" onKeyDown={moveAmongPeople}>
        {top}
        {tables.map((table) => (
          <FloorTable key={table} id={table} presences={presences} />
        ))}
        <FloorStanding people={around(standing)} label={standingLabel(tables)} />
        <FloorFold words="Expected" people={those('expected')} />
        <FloorFold words="Left" people={those('left')} />
      </div>
    </aside>
  )
}

function FloorHead() {
  const connected = useConnectedCount()
  const all = usePeople().length
  const isStaff = useMyRole() !== 'sprinter'
  return (
    <header className="floor-head">
      <h2 id="floor-title">The floor</h2>
      <p className="quiet">
        {connected} of {all} connected
      </p>
      {isStaff && (
        <button
          type="button"
          className="icon-button floor-add"
          aria-label="Add a person"
          aria-haspopup="dialog"
          onClick={() => screen.open('addPerson')}
        >
          <UserPlus aria-hidden="true" />
        </button>
      )}
      {isStaff && (
        <button
          type="button"
          className="icon-button"
          aria-label="Pairs for the room"
          onClick={() => screen.pair({ for: 'room' })}
        >
          <Users aria-hidden="true" />
        </button>
      )}
      <button
        type="button"
        className="icon-button floor-close"
        aria-label="Close the floor"
        aria-keyshortcuts="F"
        onClick={close}
      >
        <X aria-hidden="true" />
      </button>
    </header>
  )
}

function close(): void {
  // Drawn before the next line: then the strip is there and can take the focus.
  flushSync(() => floor.show(false))
  document.querySelector<HTMLElement>('.room-open')?.focus()
}

export { MovableInRoom } from './moving.tsx'
export { FloorGround } from './seating.ts'
