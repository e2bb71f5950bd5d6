// The menu of a card, and "Move to…": first the lane, then top or bottom. Loaded when first wanted.
import {
  ArrowDownToLine,
  ArrowLeft,
  ArrowUpToLine,
  Check,
  ExternalLink,
  Hand,
  LifeBuoy,
  Maximize2,
  MoveRight,
  Undo2,
  Users,
} from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { lanes } from '@taula/shared/board/kinds/tickets'
import type { Lane } from '@taula/shared/board/kinds/tickets'
import type { Ticket } from '@taula/shared/select/tickets'
import { checkTicket } from '@taula/shared/ops/newcomer'
import { ticketName } from '@taula/shared/select/ticketName'
import { useAct } from '../act/useAct.ts'
import { Menu, MenuItem, MenuLabel, MenuLine, keepOpen, useFirstFocus } from '../parts/Menu.tsx'
import { useLane, useLaneLabel, useMe, useMyRole, useTicket } from '../sync/hooks.ts'
import { useSession } from '../sync/SessionContext.tsx'
import { screen } from '../ui/screen.ts'
import type { CardMenu as OpenMenu } from '../ui/screen.ts'
import { useCommands } from './commands.ts'
import { ticketPath } from '../parts/paths.ts'
import { lastIndex } from './place.ts'

export function CardMenu({ menu }: { readonly menu: OpenMenu }) {
  const ticket = useTicket(menu.ticket)
  const [step, setStep] = useState<'card' | 'move' | Lane>(menu.step)
  if (!ticket) return null
  const name = ticketName(ticket)
  return (
    <Menu
      label={step === 'card' ? `More about ${name}` : `Move ${name} to`}
      at={menu.at}
      container={landmark()}
      onClose={() => screen.openMenu(null)}
      onFocusBack={() => {
        const panel = openPanel()
        if (panel) panel.focus()
        else screen.want(menu.ticket)
      }}
    >
      {step === 'card' && <CardStep ticket={ticket} onMove={() => setStep('move')} />}
      {step === 'move' && <LaneStep ticket={ticket} onLane={setStep} />}
      {step !== 'card' && step !== 'move' && (
        <EndStep ticket={ticket} lane={step} onBack={() => setStep('move')} />
      )}
    </Menu>
  )
}

/** Where the menu is put: inside a landmark, not beside the page. */
const landmark = () => openPanel() ?? document.querySelector('main')
const openPanel = () => document.querySelector<HTMLElement>('.panel')

interface StepProps {
  readonly ticket: Ticket
}

function CardStep({ ticket, onMove }: StepProps & { readonly onMove: () => void }) {
  const { boardId } = useSession()
  const [, go] = useLocation()
  const commands = useCommands()
  const me = useMe()
  const isMine = ticket.holders.some(({ person }) => person === me)
  return (
    <>
      <MenuItem
        onSelect={() => go(ticketPath(boardId, ticket.id))}
        icon={<Maximize2 />}
        words="Open"
        shortcut="Enter"
      />
      <MenuItem
        onSelect={() => commands.toggleClaim(ticket.id)}
        icon={isMine ? <Undo2 /> : <Hand />}
        words={isMine ? 'Release' : 'Claim'}
        shortcut="C"
      />
      <MenuItem onSelect={keepOpen(onMove)} icon={<MoveRight />} words="Move to…" shortcut="M" />
      <MenuItem
        onSelect={() => screen.askForHelp(ticket.id)}
        icon={<LifeBuoy />}
        words="Ask for help"
        shortcut="S"
      />
      <MenuItem
        onSelect={() => screen.pair({ for: 'ticket', ticket: ticket.id })}
        icon={<Users />}
        words="Find a pair…"
      />
      <CheckItem ticket={ticket} />
      {ticket.upstream && (
        <DropdownMenu.Item className="menu-item" asChild>
          <a href={ticket.upstream.url} target="_blank" rel="noreferrer">
            <ExternalLink aria-hidden="true" />
            <span>Open upstream</span>
          </a>
        </DropdownMenu.Item>
      )}
      <MenuLine />
      <MenuItem onSelect={() => commands.withdraw(ticket.id)} words="Take off the board" />
    </>
  )
}

/** For mentors, as long as it says something new. */
function CheckItem({ ticket }: StepProps) {
  const role = useMyRole()
  const act = useAct()
  const isGood = ticket.checked !== undefined && !ticket.isCheckStale
  if (isGood || (role !== 'mentor' && role !== 'organiser')) return null
  const said = `Checked ${ticketName(ticket)} for newcomers`
  return (
    <MenuItem
      onSelect={() => act(checkTicket, { ticket: ticket.id }, said)}
      icon={<Check />}
      words={ticket.checked ? 'Check again for newcomers' : 'Check for newcomers'}
    />
  )
}

function LaneStep({ ticket, onLane }: StepProps & { readonly onLane: (lane: Lane) => void }) {
  const first = useFirstFocus()
  return (
    <>
      <MenuLabel>Move {ticketName(ticket)} to…</MenuLabel>
      {lanes.map((lane, i) => (
        <LaneItem
          key={lane}
          ref={i === 0 ? first : undefined}
          lane={lane}
          here={lane === ticket.lane}
          onSelect={keepOpen(() => onLane(lane))}
        />
      ))}
    </>
  )
}

interface LaneItemProps {
  readonly lane: Lane
  readonly here: boolean
  readonly ref: React.Ref<HTMLDivElement> | undefined
  readonly onSelect: (event: Event) => void
}
function LaneItem({ lane, here, ref, onSelect }: LaneItemProps) {
  return (
    <DropdownMenu.Item ref={ref} className="menu-item" data-mark={lane} onSelect={onSelect}>
      <span className="lane-mark" aria-hidden="true" />
      <span>{useLaneLabel(lane)}</span>
      {here && <small>here now</small>}
    </DropdownMenu.Item>
  )
}

function EndStep({ ticket, lane, onBack }: StepProps & { readonly lane: Lane; readonly onBack: () => void }) {
  const first = useFirstFocus()
  const { move } = useCommands()
  const ids = useLane(lane)
  return (
    <>
      <MenuLabel>{useLaneLabel(lane)}</MenuLabel>
      <MenuItem
        ref={first}
        onSelect={() => move(ticket.id, lane, 0)}
        icon={<ArrowUpToLine />}
        words="To the top"
      />
      <MenuItem
        onSelect={() => move(ticket.id, lane, lastIndex(ids, ticket.id))}
        icon={<ArrowDownToLine />}
        words="To the bottom"
      />
      <MenuLine />
      <MenuItem onSelect={keepOpen(onBack)} icon={<ArrowLeft />} words="Another lane" />
    </>
  )
}
