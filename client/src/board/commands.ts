// What one does with a ticket, with the words for it. Cards, keys, menus and the ticket page share these.
import { useMemo } from 'react'
import type { ClaimRole } from '@taula/shared/board/kinds/claims'
import type { Lane } from '@taula/shared/board/kinds/tickets'
import { answerPairUp, claimTicket, endClaim } from '@taula/shared/ops/claims'
import { moveTicket, renameTicket, withdrawTicket } from '@taula/shared/ops/tickets'
import { ticketName } from '@taula/shared/select/ticketName'
import { actOf } from '../act/useAct.ts'
import type { BoardSession } from '../sync/session.ts'
import { useSession } from '../sync/SessionContext.tsx'
import { neighbours } from './place.ts'

export interface Commands {
  /** Claims where I am not on it, else releases. */
  toggleClaim(ticket: string): void
  /** Ends somebody else's claim: staff only. */
  endFor(ticket: string, person: string, how: 'done' | 'released'): void
  setRole(ticket: string, role: ClaimRole): void
  /** `index` counts without the ticket itself. */
  move(ticket: string, lane: Lane, index: number, seen?: readonly string[]): boolean
  answer(ticket: string, how: 'together' | 'separate'): void
  rename(ticket: string, title: string | null): boolean
  withdraw(ticket: string): void
}

function commandsOf(session: BoardSession): Commands {
  const { view } = session
  const act = actOf(session)
  const ticketNow = (id: string) => view.ticket(id).get()
  const name = (id: string) => ticketName(ticketNow(id))
  const mine = (id: string) => ticketNow(id)?.holders.some((holder) => holder.person === session.me) ?? false

  return {
    toggleClaim(ticket) {
      if (mine(ticket)) act(endClaim, { ticket, how: 'released' }, `You released ${name(ticket)}`)
      else act(claimTicket, { ticket }, `You claimed ${name(ticket)}`)
    },
    endFor(ticket, person, how) {
      const who = view.person(person).get()?.name ?? 'Someone'
      const did = how === 'done' ? 'finished' : 'let go of'
      act(endClaim, { ticket, person, how }, `${who} ${did} ${name(ticket)}`)
    },
    setRole: (ticket, role) => void act(claimTicket, { ticket, role }, `You are ${role} on ${name(ticket)}`),
    move(ticket, lane, index, seen = view.lane(lane).get()) {
      const called = name(ticket)
      const claimsIt = lane === 'doing' && ticketNow(ticket)?.holders.length === 0
      const to = view.laneLabel(lane).get()
      const stays = ticketNow(ticket)?.lane === lane
      const moved = `Moved ${called} ${stays ? 'within' : 'to'} “${to}”`
      const said = claimsIt ? `You claimed ${called}` : moved
      return act(moveTicket, { ticket, lane, ...neighbours(seen, ticket, index) }, said).ok
    },
    answer(ticket, how) {
      act(answerPairUp, { ticket, how })
    },
    rename: (ticket, title) => act(renameTicket, { ticket, title }, `Renamed ${name(ticket)}`).ok,
    withdraw: (ticket) =>
      void act(withdrawTicket, { ticket, withdrawn: true }, `Took ${name(ticket)} off the board`),
  }
}

export function useCommands(): Commands {
  const session = useSession()
  return useMemo(() => commandsOf(session), [session])
}
