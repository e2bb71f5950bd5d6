// Whether the floor is shown: beside the board, as this browser remembers, or on a phone in its place.
import { create } from 'zustand'
import { recall, remember } from './memory.ts'
import { useNarrow } from './viewport.ts'

interface FloorState {
  readonly beside: boolean
  readonly instead: boolean
  /** The person whose grip takes the focus as soon as it is there. */
  readonly wanted: string | null
  /** Somebody opened it by a control that leaves the page then. */
  readonly asked: boolean
}

/** Until somebody says otherwise it is open where the lanes have room beside it. */
const roomy = '(min-width: 1700px)'
const isBeside = () => {
  const said = recall('floor')
  return said === null ? matchMedia(roomy).matches : said === 'open'
}

const useFloor = create<FloorState>()(() => ({
  beside: isBeside(),
  instead: false,
  wanted: null,
  asked: false,
}))

export function useFloorShown(): boolean {
  const narrow = useNarrow()
  return useFloor(({ instead, beside }) => (narrow ? instead : beside))
}
export const useWantedPerson = (person: string): boolean => useFloor(({ wanted }) => wanted === person)

export const floor = {
  show(shown: boolean) {
    if (useNarrow.getState()) return useFloor.setState({ instead: shown })
    remember('floor', shown ? 'open' : 'closed')
    useFloor.setState({ beside: shown })
  },
  toggle() {
    const { instead, beside } = useFloor.getState()
    floor.show(!(useNarrow.getState() ? instead : beside))
  },
  /** Opened from a control that leaves the page: the floor takes the focus. Answers whether it shall, once. */
  takeFocus(): boolean {
    const { asked } = useFloor.getState()
    useFloor.setState({ asked: false })
    return asked
  },
  open() {
    useFloor.setState({ asked: true })
    floor.show(true)
  },
  /** Somebody's grip shall get the focus, perhaps after it has been drawn elsewhere; null: it has it. */
  want: (wanted: string | null) => useFloor.setState({ wanted }),
}
