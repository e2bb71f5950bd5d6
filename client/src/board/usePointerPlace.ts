// Follows the pointer during a drag and works out where the card would land, also while lanes scroll under it.
import { useEffect } from 'react'
import { drag, useDrag } from './dragState.ts'
import type { LaneHandles } from './laneHandles.ts'
import { placeAt } from './place.ts'

export function usePointerPlace(handles: LaneHandles): void {
  const dragged = useDrag((state) => (state.by === 'pointer' ? state.ticket : null))
  useEffect(() => (dragged === null ? undefined : follow(handles, dragged)), [handles, dragged])
}

function follow(handles: LaneHandles, ticket: string): () => void {
  let at: { readonly x: number; readonly y: number } | undefined
  const see = (event: MouseEvent | TouchEvent) => {
    const point = 'touches' in event ? event.touches[0] : event
    if (point) at = { x: point.clientX, y: point.clientY }
  }
  const look = () => {
    if (at) {
      const boxes = handles.all().map((handle) => handle.box())
      drag.hover(
        placeAt(
          boxes.filter((box) => box !== undefined),
          ticket,
          at.x,
          at.y,
        ),
      )
    }
    frame = requestAnimationFrame(look)
  }
  // A click that ends a drag must not open the card under the pointer.
  const swallow = (event: Event) => event.preventDefault()
  let frame = requestAnimationFrame(look)
  window.addEventListener('mousemove', see, true)
  window.addEventListener('touchmove', see, true)
  window.addEventListener('click', swallow, true)
  return () => {
    cancelAnimationFrame(frame)
    window.removeEventListener('mousemove', see, true)
    window.removeEventListener('touchmove', see, true)
    // The click comes right behind the drop, in the same task.
    setTimeout(() => window.removeEventListener('click', swallow, true))
  }
}
