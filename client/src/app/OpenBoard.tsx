// An open board: head, room, lanes, and whatever lies over them.
import { lazy, Suspense, useEffect } from 'react'
import { Board, loadCardMenu } from '../board/Board.tsx'
import { RoomStrip } from '../people/RoomStrip.tsx'
import { SeatAsk } from '../people/SeatAsk.tsx'
import { Toasts } from '../session/Toasts.tsx'
import { useBoardFacts } from '../sync/hooks.ts'
import { useScreen } from '../ui/screen.ts'
import { useNarrow } from '../ui/viewport.ts'
import type { Sheet } from '../ui/screen.ts'
import './openBoard.css'
import { Head } from './Head.tsx'
import { whenIdle } from './whenIdle.ts'

const load = {
  panel: () => import('../board/TicketPanel.tsx').then(({ TicketPanel }) => ({ default: TicketPanel })),
  add: () => import('../board/AddTicket.tsx').then(({ AddTicket }) => ({ default: AddTicket })),
  import: () =>
    import('../board/import/ImportSheet.tsx').then(({ ImportSheet }) => ({ default: ImportSheet })),
  people: () => import('../people/PeopleSheet.tsx').then(({ PeopleSheet }) => ({ default: PeopleSheet })),
  keys: () => import('../session/KeysSheet.tsx').then(({ KeysSheet }) => ({ default: KeysSheet })),
}
const TicketPanel = lazy(load.panel)
const sheets: Readonly<Record<Sheet, ReturnType<typeof lazy>>> = {
  add: lazy(load.add),
  import: lazy(load.import),
  people: lazy(load.people),
  keys: lazy(load.keys),
}

interface Props {
  readonly ticket: string | undefined
  readonly justJoined: boolean
}

export function OpenBoard({ ticket, justJoined }: Props) {
  const name = useBoardFacts()?.name
  const covered = useNarrow() && ticket !== undefined
  // Everything is fetched while there is a network: the board must work when it is gone.
  useEffect(() => whenIdle([loadCardMenu, ...Object.values(load)]), [])
  useEffect(() => {
    document.title = name === undefined ? 'Taula' : `${name} · Taula`
  }, [name])
  return (
    <div className="open-board">
      <div className="table-top" inert={covered}>
        <Head />
        <RoomStrip />
        <SeatAsk asked={justJoined} />
        <main className="board" aria-label="Board">
          <Board open={ticket} />
        </main>
      </div>
      <Suspense fallback={null}>
        {ticket !== undefined && <TicketPanel key={ticket} id={ticket} />}
        <OpenSheet />
      </Suspense>
      <Toasts />
    </div>
  )
}

function OpenSheet() {
  const open = useScreen((state) => state.sheet)
  if (open === null) return null
  const Sheet = sheets[open]
  return <Sheet />
}
