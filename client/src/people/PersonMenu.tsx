// The menu of a person on the floor: what dragging them does, for the keyboard and for fingers. Loaded when first wanted.
import { Armchair, ArrowLeft, Check, HandHelping, LifeBuoy, Ticket, Users } from 'lucide-react'
import { useState } from 'react'
import { helpedWithout } from '@taula/shared/ops/help'
import { useAct } from '../act/useAct.ts'
import { Menu, MenuItem, MenuLabel, MenuLine, keepOpen, useFirstFocus } from '../parts/Menu.tsx'
import { useHolding, useMe, usePersonName, useSeat, useTableLabel, useTables } from '../sync/hooks.ts'
import { useSession } from '../sync/SessionContext.tsx'
import { floor } from '../ui/floor.ts'
import { screen } from '../ui/screen.ts'
import type { PersonMenu as OpenMenu } from '../ui/screen.ts'
import { ClaimsStep } from './ClaimsStep.tsx'
import { PresenceItems } from './PresenceItems.tsx'
import { seat } from './seating.ts'

export function PersonMenu({ menu: { person, at } }: { readonly menu: OpenMenu }) {
  const [step, setStep] = useState<'person' | 'seat' | 'claims'>('person')
  const name = usePersonName(person)
  return (
    <Menu
      label={labels[step](name)}
      at={at}
      container={document.querySelector<HTMLElement>('.floor')}
      onClose={() => screen.openPersonMenu(null)}
      onFocusBack={() => floor.want(person)}
    >
      {step === 'person' && (
        <PersonStep person={person} onSeat={() => setStep('seat')} onClaims={() => setStep('claims')} />
      )}
      {step === 'seat' && <SeatStep person={person} onBack={() => setStep('person')} />}
      {step === 'claims' && <ClaimsStep person={person} onBack={() => setStep('person')} />}
    </Menu>
  )
}

const labels = {
  person: (name: string) => `More about ${name}`,
  seat: (name: string) => `Seat ${name} at`,
  claims: (name: string) => `What ${name} is on`,
}

interface StepProps {
  readonly person: string
}

interface PersonStepProps extends StepProps {
  readonly onSeat: () => void
  readonly onClaims: () => void
}
function PersonStep({ person, onSeat, onClaims }: PersonStepProps) {
  const isMe = useMe() === person
  const holds = useHolding(person).length > 0
  const act = useAct()
  const name = usePersonName(person)
  return (
    <>
      <PresenceItems person={person} />
      <MenuLine />
      {!isMe && (
        <MenuItem
          onSelect={() => act(helpedWithout, { person }, `${name} was helped`)}
          icon={<HandHelping />}
          words="Helped"
        />
      )}
      {!isMe && (
        <MenuItem
          onSelect={() => screen.askForHelp(null, person)}
          icon={<LifeBuoy />}
          words="Ask for help…"
        />
      )}
      <MenuItem onSelect={keepOpen(onSeat)} icon={<Armchair />} words={isMe ? 'Sit down at…' : 'Seat at…'} />
      <MenuItem
        onSelect={() => screen.putOnTicket(person)}
        icon={<Ticket />}
        words={isMe ? 'Claim a ticket…' : 'Put on a ticket…'}
      />
      {holds && <MenuItem onSelect={keepOpen(onClaims)} icon={<Check />} words="Done, or let go of…" />}
      <MenuItem onSelect={() => screen.pair({ for: 'person', person })} icon={<Users />} words="Pair…" />
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
