// On a phone the board and the floor take turns; the switch between them lies under the thumb.
import { Armchair, Columns3 } from 'lucide-react'
import type { ReactNode } from 'react'
import { floor, useFloorShown } from '../ui/floor.ts'
import './viewSwitch.css'

/** `children`: what else lies under the thumb. */
export function ViewSwitch({ children }: { readonly children: ReactNode }) {
  const onFloor = useFloorShown()
  return (
    <nav className="view-switch" aria-label="At hand">
      <Side words="Board" icon={<Columns3 />} shown={!onFloor} onChoose={() => floor.show(false)} />
      <Side words="Floor" icon={<Armchair />} shown={onFloor} onChoose={() => floor.show(true)} />
      {children}
    </nav>
  )
}

interface SideProps {
  readonly words: string
  readonly icon: ReactNode
  readonly shown: boolean
  readonly onChoose: () => void
}
const Side = ({ words, icon, shown, onChoose }: SideProps) => (
  <button type="button" aria-current={shown ? 'page' : undefined} onClick={onChoose}>
    {icon}
    {words}
  </button>
)
