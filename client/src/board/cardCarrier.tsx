// Carrying a card from place to place; a drop is one move, its neighbours named by their ids.
import { createContext, useContext } from 'react'
import type { Lane } from '@taula/shared/board/kinds/tickets'
import type { Carrier } from '../drag/carrier.ts'
import type { BoardSession } from '../sync/session.ts'
import { useTicket } from '../sync/hooks.ts'
import { CardFace } from './CardFace.tsx'
import { CardVoice } from './CardVoice.tsx'
import type { Commands } from './commands.ts'
import { drag } from './dragState.ts'
import type { Place } from './dragState.ts'
import { cornerAt } from './laneHandles.ts'
import type { LaneHandles } from './laneHandles.ts'
import { lastIndex, placeAt, stepPlace } from './place.ts'

interface CardCarrierOptions {
  readonly handles: LaneHandles
  readonly view: BoardSession['view']
  readonly move: Commands['move']
}

export function createCardCarrier({ handles, view, move }: CardCarrierOptions): Carrier {
  const placeNow = (ticket: string): Place | null => {
    const lane = view.ticket(ticket).get()?.lane
    const index = (lane && handles.get(lane)?.ids.indexOf(ticket)) ?? -1
    return lane === undefined || index < 0 ? null : { lane, index }
  }
  return {
    begin: (ticket) => drag.begin(ticket, placeNow(ticket)),
    hover(ticket, { x, y }) {
      const boxes = handles.all().map((handle) => handle.box())
      const there = boxes.filter((box) => box !== undefined)
      drag.hover(placeAt(there, ticket, x, y))
    },
    step(ticket, arrow) {
      const { place } = drag.get()
      if (place === null) return undefined
      const lanes = handles.all().map(({ lane }) => lane)
      const lastOf = (lane: Lane) => lastIndex(handles.get(lane)?.ids ?? [], ticket)
      const next = stepPlace(place, arrow, lanes, lastOf)
      drag.hover(next)
      const handle = handles.get(next.lane)
      return handle && cornerAt(handle, next.index)
    },
    end(ticket, how) {
      const { place } = drag.get()
      const from = placeNow(ticket)
      drag.end(how)
      if (how === 'cancelled' || !place) return
      if (from?.lane === place.lane && from.index === place.index) return
      move(ticket, place.lane, place.index, handles.get(place.lane)?.ids)
    },
    Lifted: LiftedCard,
    Voice: CardVoice,
  }
}

function LiftedCard({ id }: { readonly id: string }) {
  const ticket = useTicket(id)
  if (!ticket) return null
  return (
    <div className="card card-lifted" aria-hidden="true" inert>
      <CardFace ticket={ticket} lifted />
    </div>
  )
}

const Context = createContext<Carrier | undefined>(undefined)
export const CardCarrierProvider = Context.Provider

export function useCardCarrier(): Carrier {
  const carrier = useContext(Context)
  if (!carrier) throw new Error('There is nobody to carry cards here.')
  return carrier
}
