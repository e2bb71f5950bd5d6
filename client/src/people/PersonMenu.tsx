// The menu of a person on the floor: what dragging them does, for the keyboard and for fingers. Loaded when first wanted.
import { Armchair, ArrowLeft, Ticket } from 'lucide-react'
import { useState } from 'react'
import { Menu, MenuItem, MenuLabel, MenuLine, keepOpen, useFirstFocus } from '../parts/Menu.tsx'
import { useMe, usePersonName, useSeat, useTableLabel, useTables } from '../sync/hooks.ts'
import { useSession } from '../sync/SessionContext.tsx'
import { floor } from '../ui/floor.ts'
import { screen } from '../ui/screen.ts'
import type { PersonMenu as OpenMenu } from '../ui/screen.ts'
import { seat } from './seating.ts'

export function PersonMenu({ menu: { person, at } }: { readonly menu: OpenMenu }) {
  const [step, setStep] = useState<'person' | 'seat'>('person')
  const name = usePersonName(person)
  return (
    <Menu
      label={step === 'person' ? `More about ${name}` : `Seat ${name} at`}
      at={at}
      container={document.querySelector<HTMLElement>('.floor')}
      onClose={() => screen.openPersonMenu(null)}
      onFocusBack={() => floor.want(person)}
    >
      {step === 'person' ? (
        <PersonStep person={person} onSeat={() => setStep('seat')} />
      ) : (
        <SeatStep person={person} onBack={() => setStep('person')} />
      )}
    </Menu>
  )
}

interface StepProps {
  readonly person: string
}

function PersonStep({ person, onSeat }: StepProps & { readonly onSeat: () => void }) {
  const isMe = useMe() === person
  return (
    <>
      <MenuItem onSelect={keepOpen(onSeat)} icon={<Armchair />} words={isMe ? 'Sit down at…' : 'Seat at…'} />
      <MenuItem
        onSelect={() => screen.putOnTicket(person)}
        icon={<Ticket />}
        words={isMe ? 'Claim a ticket…' : 'Put on a ticket…'}
      />
    </>
  )
}

function SeatStep({ person, onBack }: StepProps & { readonly onBack: () => void }) {
  const session = useSession()
  const tables = useTables()
  const seated = useSeat(person)
  const first = useFirstFocus()
  const name = usePersonName(person)
  const isMe = useMe() === person
  return (
    <>
      <MenuLabel>{isMe ? 'Sit down at' : `Seat ${name} at`}</MenuLabel>
      {tables.map((table, i) => (
        <TableItem
          key={table}
          ref={i === 0 ? first : undefined}
          table={table}
          here={table === seated}
          onSelect={() => seat(session, person, table)}
        />
      ))}
      <MenuItem words="No table" here={seated === null} onSelect={() => seat(session, person, null)} />
      <MenuLine />
      <MenuItem icon={<ArrowLeft />} words="Back" onSelect={keepOpen(onBack)} />
    </>
  )
}

interface TableItemProps {
  readonly table: string
  readonly here: boolean
  readonly ref: React.Ref<HTMLDivElement> | undefined
  readonly onSelect: () => void
}
const TableItem = ({ table, here, ref, onSelect }: TableItemProps) => (
  <MenuItem
    {...(ref !== undefined && { ref })}
    words={useTableLabel(table)}
    here={here}
    onSelect={onSelect}
  />
)
