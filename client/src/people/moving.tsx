// People in the strip who can be dragged. For pointers only: the floor has grips for the keyboard.
import { InRoom } from './InRoom.tsx'
import { usePersonDraggable } from './usePersonDraggable.ts'

export function MovableInRoom({ id }: { readonly id: string }) {
  const { may, pointer, setNodeRef, isDragging } = usePersonDraggable('strip', id)
  if (!may) return <InRoom id={id} />
  return <InRoom id={id} ref={setNodeRef} data-movable="true" data-dragging={isDragging} {...pointer} />
}
