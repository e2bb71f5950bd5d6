// The board: lanes side by side, or one at a time on a phone, with everything that works across them.
import { useMemo } from 'react'
import { lanes } from '@taula/shared/board/kinds/tickets'
import type { Lane as LaneName } from '@taula/shared/board/kinds/tickets'
import { Fetched, WhenFetched, fetchable } from '../parts/Fetched.tsx'
import { useTicketIds } from '../sync/hooks.ts'
import { useSession } from '../sync/SessionContext.tsx'
import { screen, useScreen } from '../ui/screen.ts'
import './board.css'
import { CardCarrierProvider, createCardCarrier } from './cardCarrier.tsx'
import { useCommands } from './commands.ts'
import { useDrag } from './dragState.ts'
import { EmptyBoard } from './EmptyBoard.tsx'
import { Lane } from './Lane.tsx'
import { createLaneHandles, LaneHandlesProvider } from './laneHandles.ts'
import { LaneSwitcher } from './LaneSwitcher.tsx'
import { useBoardKeys } from './useBoardKeys.ts'

export const cardMenu = fetchable(() => import('./CardMenu.tsx').then(({ CardMenu }) => CardMenu))

export const ticketGround = fetchable(() =>
  import('./PutOnTicket.tsx').then(({ TicketGround }) => TicketGround),
)

interface Props {
  /** The ticket whose page is open. */
  readonly open: string | undefined
}

export function Board({ open }: Props) {
  const parkedShown = useScreen((state) => state.parkedShown)
  const shown = useMemo(() => lanes.filter((lane) => lane !== 'parked' || parkedShown), [parkedShown])
  const handles = useMemo(() => createLaneHandles(lanes), [])
  const { view } = useSession()
  const { move } = useCommands()
  const carrier = useMemo(() => createCardCarrier({ handles, view, move }), [handles, view, move])
  const menu = useScreen((state) => state.menu)
  return (
    <LaneHandlesProvider value={handles}>
      <Keys open={open} />
      <LaneSwitcher />
      <CardCarrierProvider value={carrier}>
        <Lanes lanes={shown} />
      </CardCarrierProvider>
      <WhenFetched part={ticketGround} props={{ handles }} />
      <EmptyBoard />
      {menu && (
        <Fetched
          key={`${menu.ticket}.${menu.step}`}
          part={cardMenu}
          props={{ menu }}
          onClose={() => screen.openMenu(null)}
        />
      )}
    </LaneHandlesProvider>
  )
}

function Keys({ open }: Props) {
  useBoardKeys(open)
  return null
}

function Lanes({ lanes }: { readonly lanes: readonly LaneName[] }) {
  const dragging = useDrag((state) => state.ticket !== null)
  const isEmpty = useTicketIds().length === 0
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by key: by its cards, or else itself
    <section className="lanes" aria-label="Lanes" tabIndex={isEmpty ? 0 : undefined} data-dragging={dragging}>
      {lanes.map((lane) => (
        <Lane key={lane} lane={lane} />
      ))}
    </section>
  )
}
