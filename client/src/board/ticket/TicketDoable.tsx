// What makes a ticket doable today: checked for newcomers, where to begin, how long, for whom it is kept, and its pieces.
import type { Ticket } from '@taula/shared/select/tickets'
import { effortWords } from '@taula/shared/select/find'
import { isOpen } from '@taula/shared/select/sprintDay'
import { durationInWords } from '@taula/shared/select/time'
import { useMe, useMyRole, useNow, usePersonName } from '../../sync/hooks.ts'
import { useSprintDay } from '../../sync/sprintHooks.ts'
import './doable.css'
import { KeepTicket } from './KeepTicket.tsx'
import { CheckTicket } from './CheckTicket.tsx'
import { TicketPieces } from './TicketPieces.tsx'

interface Props {
  readonly ticket: Ticket
}

export function TicketDoable({ ticket }: Props) {
  const role = useMyRole()
  const { checked, effort, reserved } = ticket
  const isOver = ticket.lane === 'landed' || ticket.lane === 'parked'
  const isStaff = role !== 'sprinter' && !isOver
  const mayCheck = isStaff && role !== 'scribe'
  return (
    <>
      {(checked || effort || reserved || isStaff) && (
        <section className="doable" aria-labelledby="doable">
          <h3 id="doable">For today</h3>
          <Facts ticket={ticket} />
          {mayCheck && <CheckTicket ticket={ticket} />}
          {isStaff && <KeepTicket ticket={ticket} />}
        </section>
      )}
      <TicketPieces ticket={ticket} maySplit={isStaff} />
    </>
  )
}

function Facts({ ticket }: Props) {
  const { checked, effort, reserved } = ticket
  if (!checked && !effort && !reserved) return null
  return (
    <dl className="panel-facts">
      {checked?.firstStep !== undefined && <Fact term="First step" value={checked.firstStep} />}
      {effort && <Fact term="Time" value={effortWords[effort]} />}
      {checked && <CheckedBy ticket={ticket} by={checked.by} at={checked.at} />}
      {reserved && <KeptFor person={reserved.person} />}
    </dl>
  )
}

const Fact = ({ term, value }: { readonly term: string; readonly value: string }) => (
  <div>
    <dt>{term}</dt>
    <dd>{value}</dd>
  </div>
)

interface CheckedByProps extends Props {
  readonly by: string
  readonly at: number
}
function CheckedBy({ ticket, by, at }: CheckedByProps) {
  const name = usePersonName(by)
  const isMe = useMe() === by
  const time = durationInWords(at, useNow())
  const open = isOpen(useSprintDay())
  const when = time === 'just now' ? time : `${time} ago`
  return (
    <div>
      <dt>Checked</dt>
      <dd>
        by {isMe ? 'you' : name}, {when}
        {ticket.isCheckStale && (
          <p className="doable-stale" data-amber={open}>
            It has changed upstream since. Ask a mentor before you start.
          </p>
        )}
      </dd>
    </div>
  )
}

function KeptFor({ person }: { readonly person: string | null }) {
  const name = usePersonName(person ?? '')
  const isMe = useMe() === person
  return <Fact term="Kept for" value={person === null ? 'whoever is new here' : isMe ? 'you' : name} />
}
