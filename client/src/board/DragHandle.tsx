// The grip of a card: the place where a keyboard picks it up. A pointer may drag the card anywhere.
import { ticketName } from '@taula/shared/select/ticketName'
import { GripVertical } from 'lucide-react'
import { useTicket } from '../sync/hooks.ts'

interface Props {
  readonly id: string
  readonly ref: (element: HTMLElement | null) => void
  readonly describedBy: string
  readonly tabStop: boolean
  /** dnd-kit types its listeners as bare functions. */
  // oxlint-disable-next-line typescript/no-unsafe-function-type
  readonly onKeyDown: Function | undefined
}

export const DragHandle = ({ id, ref, describedBy, tabStop, onKeyDown }: Props) => (
  <button
    type="button"
    ref={ref}
    className="card-grip"
    aria-label={`Drag ${ticketName(useTicket(id))}`}
    aria-roledescription="draggable"
    aria-describedby={describedBy}
    tabIndex={tabStop ? 0 : -1}
    onKeyDown={(event) => void onKeyDown?.(event)}
  >
    <GripVertical aria-hidden="true" />
  </button>
)
