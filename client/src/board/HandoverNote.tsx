// What the last holder left to whoever takes over: it stays on the card until that one has read it. Loaded after the board.
import { readHandover } from '@taula/shared/ops/keeping'
import { durationInWords } from '@taula/shared/select/time'
import type { Handover } from '@taula/shared/select/handover'
import type { Ticket } from '@taula/shared/select/tickets'
import { ticketName } from '@taula/shared/select/ticketName'
import { useAct } from '../act/useAct.ts'
import { useMe, useNow, usePersonName } from '../sync/hooks.ts'
import './holderTime.css'

interface Props {
  readonly ticket: Ticket
  readonly handover: Handover
  /** Undefined: where nothing can be pressed, on the drag overlay. */
  readonly tabIndex: number | undefined
}

export function HandoverNote({ ticket, handover, tabIndex }: Props) {
  const act = useAct()
  const me = useMe()
  const isMine = ticket.holders.some(({ person }) => person === me)
  const [from, to] = [usePersonName(handover.from), usePersonName(handover.to ?? '')]
  const ago = durationInWords(handover.at, useNow())
  const whom = handover.to === null ? '' : handover.to === me ? ' to you' : ` to ${to}`
  return (
    <div className="handover">
      <p className="handover-from">
        {from} passed this on{whom}, {ago === 'just now' ? ago : `${ago} ago`}
      </p>
      {handover.note !== null && <p>{handover.note}</p>}
      {isMine && tabIndex !== undefined && (
        <button
          type="button"
          className="handover-read"
          tabIndex={tabIndex}
          onClick={() => act(readHandover, { ticket: ticket.id }, `Took the note off ${ticketName(ticket)}`)}
        >
          Read it
        </button>
      )}
    </div>
  )
}
