// The menu of a card, and "Move to…": first the lane, then top or bottom. Loaded when first wanted.
import {
  ArrowDownToLine,
  ArrowLeft,
  ArrowUpToLine,
  ExternalLink,
  Hand,
  Maximize2,
  MoveRight,
  Undo2,
} from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { lanes } from '@taula/shared/board/kinds/tickets'
import type { Lane } from '@taula/shared/board/kinds/tickets'
import type { Ticket } from '@taula/shared/select/tickets'
import { useLane, useLaneLabel, useMe, useTicket } from '../sync/hooks.ts'
import { useSession } from '../sync/SessionContext.tsx'
import { screen } from '../ui/screen.ts'
import type { CardMenu as Menu } from '../ui/screen.ts'
import './cardMenu.css'
import { useCommands } from './commands.ts'
import { ticketPath } from './paths.ts'
import { lastIndex } from './place.ts'
import { shortName } from './words.ts'

export function CardMenu({ menu }: { readonly menu: Menu }) {
  const ticket = useTicket(menu.ticket)
  const [step, setStep] = useState<'card' | 'move' | Lane>(menu.step)
  if (!ticket) return null
  const name = shortName(ticket)
  return (
    <DropdownMenu.Root open modal={false} onOpenChange={(open) => !open && screen.openMenu(null)}>
      <DropdownMenu.Trigger asChild>
        {/* Only a place: what was pressed says that a menu opens. */}
        <button
          type="button"
          className="menu-anchor"
          aria-hidden="true"
          tabIndex={-1}
          style={{ left: menu.at.x, top: menu.at.y }}
        />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={landmark()}>
        <DropdownMenu.Content
          className="menu"
          align="end"
          collisionPadding={8}
          aria-label={step === 'card' ? `More about ${name}` : `Move ${name} to`}
          aria-labelledby={undefined}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
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
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
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
      <Item
        onSelect={() => go(ticketPath(boardId, ticket.id))}
        icon={<Maximize2 />}
        words="Open"
        shortcut="Enter"
      />
      <Item
        onSelect={() => commands.toggleClaim(ticket.id)}
        icon={isMine ? <Undo2 /> : <Hand />}
        words={isMine ? 'Release' : 'Claim'}
        shortcut="C"
      />
      <Item onSelect={keepOpen(onMove)} icon={<MoveRight />} words="Move to…" shortcut="M" />
      {ticket.upstream && (
        <DropdownMenu.Item className="menu-item" asChild>
          <a href={ticket.upstream.url} target="_blank" rel="noreferrer">
            <ExternalLink aria-hidden="true" />
            <span>Open upstream</span>
          </a>
        </DropdownMenu.Item>
      )}
      <DropdownMenu.Separator className="menu-line" />
      <Item onSelect={() => commands.withdraw(ticket.id)} words="Take off the board" />
    </>
  )
}

/** The menu stays: another step of it follows. */
const keepOpen = (next: () => void) => (event: Event) => {
  event.preventDefault()
  next()
}

function LaneStep({ ticket, onLane }: StepProps & { readonly onLane: (lane: Lane) => void }) {
  const first = useFirstFocus()
  return (
    <>
      <DropdownMenu.Label className="menu-label">Move {shortName(ticket)} to…</DropdownMenu.Label>
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
      <DropdownMenu.Label className="menu-label">{useLaneLabel(lane)}</DropdownMenu.Label>
      <Item
        ref={first}
        onSelect={() => move(ticket.id, lane, 0)}
        icon={<ArrowUpToLine />}
        words="To the top"
      />
      <Item
        onSelect={() => move(ticket.id, lane, lastIndex(ids, ticket.id))}
        icon={<ArrowDownToLine />}
        words="To the bottom"
      />
      <DropdownMenu.Separator className="menu-line" />
      <Item onSelect={keepOpen(onBack)} icon={<ArrowLeft />} words="Another lane" />
    </>
  )
}

/** A new step of the menu begins at its first entry. */
function useFirstFocus() {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => ref.current?.focus(), [])
  return ref
}

interface ItemProps {
  readonly words: string
  readonly icon?: React.ReactNode
  readonly shortcut?: string
  readonly onSelect: (event: Event) => void
  readonly ref?: React.Ref<HTMLDivElement>
}
const Item = ({ words, icon, shortcut, onSelect, ref }: ItemProps) => (
  <DropdownMenu.Item ref={ref} className="menu-item" onSelect={onSelect}>
    <span className="menu-icon" aria-hidden="true">
      {icon}
    </span>
    <span>{words}</span>
    {shortcut !== undefined && <kbd aria-hidden="true">{shortcut}</kbd>}
  </DropdownMenu.Item>
)
