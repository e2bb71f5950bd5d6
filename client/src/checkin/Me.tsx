// What lies behind my own face: whether I am here, whether I may be asked, how far I am, and the way to the rest of me.
import { Laptop, LogOut, NotebookPen, Smartphone, Users } from 'lucide-react'
import { Dialog } from '../parts/Dialog.tsx'
import { useMe, usePersonName } from '../sync/hooks.ts'
import { screen } from '../ui/screen.ts'
import { useNarrow } from '../ui/viewport.ts'
import './checkIn.css'
import { MyAvailability } from './MyAvailability.tsx'
import { MyPresence } from './MyPresence.tsx'
import { SetUpList } from './SetUpList.tsx'

export function Me() {
  const narrow = useNarrow()
  return (
    <Dialog title={usePersonName(useMe())} onClose={() => screen.open(null)}>
      <div className="check-in">
        <MyPresence />
        <MyAvailability />
        <SetUpList />
        <div className="me-ways">
          <button type="button" className="button" onClick={() => screen.open('checkIn')}>
            <NotebookPen aria-hidden="true" />
            About me
          </button>
          <button type="button" className="button" onClick={() => screen.open('device')}>
            {narrow ? <Laptop aria-hidden="true" /> : <Smartphone aria-hidden="true" />}
            {narrow ? 'Add my laptop' : 'Add my phone'}
          </button>
          <button type="button" className="button" onClick={() => screen.open('people')}>
            <Users aria-hidden="true" />
            The room
          </button>
          <button type="button" className="button" onClick={() => screen.open('leaving')}>
            <LogOut aria-hidden="true" />I am leaving
          </button>
        </div>
      </div>
    </Dialog>
  )
}
