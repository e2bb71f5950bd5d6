// The board as a ground where people are put down: on a card, to be on that ticket. Loaded before it is wanted.
import { useEffect } from 'react'
import { claimTicket } from '@taula/shared/ops/claims'
import { joiningRole } from '@taula/shared/select/claims'
import { actOf } from '../act/useAct.ts'
import type { Arrow } from '../drag/carrier.ts'
import { grounds } from '../drag/grounds.ts'
import type { Ground } from '../drag/grounds.ts'
import type { BoardSession } from '../sync/session.ts'
import { useSession } from '../sync/SessionContext.tsx'
import { toast } from '../ui/toasts.ts'
import { nextCard } from './focus.ts'
import type { Direction } from './focus.ts'
import { joining } from './joining.ts'
import { cornerAt } from './laneHandles.ts'
import type { LaneHandles } from './laneHandles.ts'

/** Puts somebody on a ticket, or says why not. */
export function join(session: BoardSession, person: string, id: string): void {
  const { ok, words } = joining(session, person, id)
  if (!ok) return toast('note', `${words}.`)
  const role = joiningRole(session.view.ticket(id).get()?.holders ?? [])
  const others = person === session.me ? {} : { person, role }
  actOf(session)(claimTicket, { ticket: id, ...others }, words)
}

const directions: Readonly<Record<Arrow, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

function createTicketGround(session: BoardSession, handles: LaneHandles): Ground {
  return {
    under: (element) => element.closest<HTMLElement>('[data-ticket]')?.dataset['ticket'],
    next(from, arrow) {
      const next = nextCard(handles.all(), from, directions[arrow])
      // From the first lane on there is nothing more at the left: that way leads back to the floor.
      return next === from && arrow === 'ArrowLeft' ? undefined : next
    },
    reveal(ticket) {
      const lane = handles.all().find(({ ids }) => ids.includes(ticket))
      return lane && cornerAt(lane, lane.ids.indexOf(ticket))
    },
    prospect: (person, ticket) => joining(session, person, ticket),
    put: (person, ticket) => join(session, person, ticket),
  }
}

/** Draws nothing: as long as it is there, people can be put down on cards. */
export function TicketGround({ handles }: { readonly handles: LaneHandles }) {
  const session = useSession()
  useEffect(() => grounds.lay('board', createTicketGround(session, handles)), [session, handles])
  return null
}
