// What a card shows. Also drawn on the drag overlay, where it must carry no names of the page's contract.
import { MoreHorizontal } from 'lucide-react'
import { Link } from 'wouter'
import { nextStep } from '@taula/shared/select/nextStep'
import type { Ticket } from '@taula/shared/select/tickets'
import { ticketName } from '@taula/shared/select/ticketName'
import { WhenFetched, fetchable } from '../parts/Fetched.tsx'
import { useSession } from '../sync/SessionContext.tsx'
import { screen } from '../ui/screen.ts'
import { Facts, Origin } from './Facts.tsx'
import { Holders } from './Holders.tsx'
import { ClaimButton, NextStep } from './NextStep.tsx'
import { PairUp } from './PairUp.tsx'
import { ticketPath } from '../parts/paths.ts'

export const handoverNote = fetchable(
  () => import('./HandoverNote.tsx').then(({ HandoverNote }) => HandoverNote),
  'soon',
)

interface Props {
  readonly ticket: Ticket
  readonly tabStop?: boolean
  readonly lifted?: boolean
}

export function CardFace({ ticket, tabStop = false, lifted = false }: Props) {
  const { boardId } = useSession()
  const { id, title } = ticket
  const tabIndex = tabStop ? 0 : -1
  const step = nextStep(ticket)
  const button = <ClaimButton ticket={ticket} tabIndex={tabIndex} />
  // Where the button itself says the step, it stands beside the facts.
  const isShort = step === 'Claim it'
  return (
    <>
      <div className="card-top">
        <Origin ticket={ticket} />
        <More ticket={ticket} tabIndex={tabIndex} />
      </div>
      <h3 className="card-title" id={lifted ? undefined : `title-${id}`}>
        <Link href={ticketPath(boardId, id)} draggable={false} tabIndex={-1}>
          {title}
        </Link>
      </h3>
      {!isShort && <Facts ticket={ticket} />}
      {ticket.holders.length > 0 && <Holders ticket={ticket} lifted={lifted} tabIndex={tabIndex} />}
      {ticket.handover && (
        <WhenFetched
          part={handoverNote}
          props={{ ticket, handover: ticket.handover, tabIndex: lifted ? undefined : tabIndex }}
        />
      )}
      {ticket.pairUp ? (
        <PairUp ticket={ticket} tabIndex={tabIndex}>
          {button}
        </PairUp>
      ) : (
        <div className="card-foot" data-short={isShort}>
          {isShort ? <Facts ticket={ticket} /> : <NextStep step={step} />}
          {button}
        </div>
      )}
    </>
  )
}

function More({ ticket, tabIndex }: { readonly ticket: Ticket; readonly tabIndex: number }) {
  return (
    <button
      type="button"
      className="card-more"
      aria-label={`More about ${ticketName(ticket)}`}
      aria-haspopup="menu"
      tabIndex={tabIndex}
      onClick={(event) => {
        const { right: x, bottom: y } = event.currentTarget.getBoundingClientRect()
        screen.openMenu({ ticket: ticket.id, step: 'card', at: { x, y } })
      }}
    >
      <MoreHorizontal aria-hidden="true" />
    </button>
  )
}
