// Three short screens about oneself: where I am, what I know and want, how I may be named. Each can be the last.
import { useState } from 'react'
import { Dialog } from '../parts/Dialog.tsx'
import { useMe, useSeat, useTables } from '../sync/hooks.ts'
import { screen } from '../ui/screen.ts'
import './checkIn.css'
import { HowIAmHere, MyTable } from './facts.tsx'
import { Knows } from './Knows.tsx'
import { Named } from './Named.tsx'

const Where = () => (
  <>
    <MyTable />
    <div>
      <HowIAmHere />
    </div>
  </>
)

const screens = [
  { title: 'Where are you?', Part: Where },
  { title: 'What do you know?', Part: Knows },
  { title: 'What may we call you?', Part: Named },
] as const

export function CheckIn() {
  const seat = useSeat(useMe())
  const hasTables = useTables().length > 0
  // Whoever has said where they sit is not asked again.
  const [at, setAt] = useState(seat === null && hasTables ? 0 : 1)
  const { title, Part } = screens[at] ?? screens[0]
  const isLast = at === screens.length - 1
  const close = () => screen.open(null)
  return (
    <Dialog title={title} onClose={close}>
      <div className="check-in">
        <output className="check-in-step">
          <span className="visually-hidden">{title} </span>
          {at + 1} of {screens.length}, all optional
        </output>
        <Part />
        <div className="check-in-foot">
          <button type="button" className="button" disabled={at === 0} onClick={() => setAt(at - 1)}>
            Back
          </button>
          <button type="button" className={isLast ? 'button button-main' : 'button'} onClick={close}>
            Done
          </button>
          {!isLast && (
            <button type="button" className="button button-main" onClick={() => setAt(at + 1)}>
              Next
            </button>
          )}
        </div>
      </div>
    </Dialog>
  )
}
