// An open board: head, room, lanes, and whatever lies over them.
import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { Board } from '../board/Board.tsx'
import { boardPath } from '../board/paths.ts'
import { DragLayer } from '../drag/DragLayer.tsx'
import { Fetched } from '../parts/Fetched.tsx'
import { RoomStrip } from '../people/RoomStrip.tsx'
import { SeatAsk } from '../people/SeatAsk.tsx'
import { Toasts } from '../session/Toasts.tsx'
import { useBoardFacts } from '../sync/hooks.ts'
import { useSession } from '../sync/SessionContext.tsx'
import { screen, useScreen } from '../ui/screen.ts'
import { useNarrow } from '../ui/viewport.ts'
import './openBoard.css'
import { Head } from './Head.tsx'
import { sheets, ticketPanel } from './late.ts'

interface Props {
  readonly ticket: string | undefined
  readonly justJoined: boolean
}

export function OpenBoard({ ticket, justJoined }: Props) {
  const name = useBoardFacts()?.name
  const covered = useNarrow() && ticket !== undefined
  useEffect(() => {
    document.title = name === undefined ? 'Taula' : `${name} · Taula`
  }, [name])
  return (
    <div className="open-board">
      <DragLayer>
        <div className="table-top" inert={covered}>
          <Head />
          <RoomStrip />
          <SeatAsk asked={justJoined} />
          <main className="board" aria-label="Board">
            <Board open={ticket} />
          </main>
        </div>
      </DragLayer>
      {ticket !== undefined && <OpenTicket key={ticket} id={ticket} />}
      <OpenSheet />
      <Toasts />
    </div>
  )
}

function OpenTicket({ id }: { readonly id: string }) {
  const { boardId } = useSession()
  const [, go] = useLocation()
  return <Fetched part={ticketPanel} props={{ id }} onClose={() => go(boardPath(boardId))} />
}

function OpenSheet() {
  const open = useScreen((state) => state.sheet)
  if (open === null) return null
  return <Fetched key={open} part={sheets[open]} props={{}} onClose={() => screen.open(null)} />
}
