// An open board: head, room, lanes, and whatever lies over them.
import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { Board } from '../board/Board.tsx'
import { boardPath } from '../parts/paths.ts'
import { DragLayer } from '../drag/DragLayer.tsx'
import { AlsoInDialogs } from '../parts/Dialog.tsx'
import { Fetched, WhenFetched } from '../parts/Fetched.tsx'
import { RoomStrip } from '../people/RoomStrip.tsx'
import { SeatAsk } from '../people/SeatAsk.tsx'
import { ViewSwitch } from '../people/ViewSwitch.tsx'
import { Toasts, ToastsInSheet } from '../session/Toasts.tsx'
import { useBoardFacts } from '../sync/hooks.ts'
import { useSession } from '../sync/SessionContext.tsx'
import { floor, useFloorShown } from '../ui/floor.ts'
import { pageTitle } from '../ui/pageTitle.ts'
import { screen, useScreen } from '../ui/screen.ts'
import { useNarrow } from '../ui/viewport.ts'
import './hand.css'
import './openBoard.css'
import { Head } from './Head.tsx'
import {
  dayChip,
  fetchCarrying,
  floorGround,
  floorPanel,
  handBar,
  personMenu,
  prompts,
  sheets,
  stranded,
  ticketPanel,
} from './late.ts'

const inSheets = <ToastsInSheet />

interface Props {
  readonly ticket: string | undefined
  readonly justJoined: boolean
}

export function OpenBoard({ ticket, justJoined }: Props) {
  const name = useBoardFacts()?.name
  const narrow = useNarrow()
  const covered = narrow && ticket !== undefined
  const onFloor = useFloorShown()
  useEffect(() => {
    if (onFloor) void fetchCarrying()
  }, [onFloor])
  useEffect(() => {
    pageTitle.of(name)
  }, [name])
  return (
    <AlsoInDialogs value={inSheets}>
      <div className="open-board">
        <DragLayer>
          <div className="table-top" data-floor={onFloor} inert={covered}>
            <Head />
            <RoomStrip />
            {!narrow && (
              <div className="hand-bar">
                <WhenFetched part={dayChip} props={{}} />
                <WhenFetched part={handBar} props={{}} />
              </div>
            )}
            <div className="asks">
              <SeatAsk asked={justJoined} />
              <WhenFetched part={prompts} props={{}} />
            </div>
            {onFloor && <OpenFloor />}
            {/* On a phone the floor lies over it. */}
            <main className="board" aria-label="Board" inert={narrow && onFloor}>
              <Board open={ticket} />
            </main>
            <ViewSwitch>{narrow && <WhenFetched part={handBar} props={{}} />}</ViewSwitch>
          </div>
          <WhenFetched part={floorGround} props={{}} />
          <OpenPersonMenu />
        </DragLayer>
        {ticket !== undefined && <OpenTicket key={ticket} id={ticket} />}
        <OpenSheet />
        <Toasts />
      </div>
    </AlsoInDialogs>
  )
}

function OpenTicket({ id }: { readonly id: string }) {
  const { boardId } = useSession()
  const [, go] = useLocation()
  return <Fetched part={ticketPanel} props={{ id }} onClose={() => go(boardPath(boardId))} />
}

function OpenFloor() {
  const top = <WhenFetched part={stranded} props={{}} />
  return <Fetched part={floorPanel} props={{ top }} onClose={() => floor.show(false)} />
}

function OpenPersonMenu() {
  const menu = useScreen((state) => state.personMenu)
  if (!menu) return null
  return <Fetched part={personMenu} props={{ menu }} onClose={() => screen.openPersonMenu(null)} />
}

function OpenSheet() {
  const open = useScreen((state) => state.sheet)
  if (open === null) return null
  return <Fetched key={open} part={sheets[open]} props={{}} onClose={() => screen.open(null)} />
}
