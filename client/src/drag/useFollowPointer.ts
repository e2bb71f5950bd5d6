// Follows the pointer during a drag and tells the carrier, also while things scroll under it.
import { useEffect } from 'react'
import { useCarried } from './carried.ts'
import type { Load, Point } from './carrier.ts'

export function useFollowPointer(): void {
  const load = useCarried((state) => (state.by === 'pointer' ? state.load : null))
  useEffect(() => (load === null ? undefined : follow(load)), [load])
}

function follow({ carrier, id }: Load['load']): () => void {
  let at: Point | undefined
  const see = (event: MouseEvent | TouchEvent) => {
    const point = 'touches' in event ? event.touches[0] : event
    if (point) at = { x: point.clientX, y: point.clientY }
  }
  const look = () => {
    if (at) carrier.hover(id, at)
    frame = requestAnimationFrame(look)
  }
  // A click that ends a drag must not press what is under the pointer.
  const swallow = (event: Event) => {
    event.preventDefault()
    event.stopPropagation()
  }
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
