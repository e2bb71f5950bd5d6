// The part of a card that dnd-kit redraws at every step of a drag: hooks only, no data. The card itself is memoised.
import { memo, useMemo } from 'react'
import { useDraggable } from '@dnd-kit/core'
import type { Load } from '../drag/carrier.ts'
import { useIsOver } from '../drag/personDrag.ts'
import { Card } from './Card.tsx'
import { useCardCarrier } from './cardCarrier.tsx'
import { DragHandle } from './DragHandle.tsx'

interface Props {
  readonly id: string
  readonly tabStop: boolean
}

export const CardShell = memo(function CardShell({ id, tabStop }: Props) {
  const carrier = useCardCarrier()
  const data: Load = { load: { carrier, id } }
  const { setNodeRef, setActivatorNodeRef, listeners, attributes, isDragging } = useDraggable({ id, data })
  const describedBy = attributes['aria-describedby']
  const handle = useMemo(
    () => (
      <DragHandle
        id={id}
        ref={setActivatorNodeRef}
        describedBy={describedBy}
        tabStop={tabStop}
        onKeyDown={listeners?.['onKeyDown']}
      />
    ),
    [id, setActivatorNodeRef, describedBy, tabStop, listeners],
  )
  // The keyboard begins at the handle alone; elsewhere on the card space and enter mean other things.
  const { onKeyDown: _keyboard, ...pointer } = listeners ?? {}
  return (
    <div
      ref={setNodeRef}
      className="card-shell"
      data-dragging={isDragging}
      data-welcome={useIsOver('board', id)}
      {...pointer}
    >
      <Card id={id} tabStop={tabStop} handle={handle} />
    </div>
  )
})
