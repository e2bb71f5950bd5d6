// Draws what is carried right at the pointer, wherever it was taken hold of.
import type { Modifier } from '@dnd-kit/core'

/** Pixels by which it lies up and to the left, so that the pointer is on it. */
const inset = 20
/** Pixels of the widest thing that is carried so; at the window's right edge it stays inside. */
const widest = 316

type Taken = Pick<Parameters<Modifier>[0], 'activatorEvent' | 'draggingNodeRect' | 'transform'>

export function toPointer({ activatorEvent, draggingNodeRect, transform }: Taken): Taken['transform'] {
  const at = pointOf(activatorEvent)
  // A keyboard took it: it is drawn where the carrier says.
  if (!at || !draggingNodeRect) return transform
  const { left, top } = draggingNodeRect
  return {
    ...transform,
    x: Math.min(transform.x + at.clientX - inset, window.innerWidth - widest) - left,
    y: transform.y + at.clientY - inset - top,
  }
}

function pointOf(event: Event | null): { readonly clientX: number; readonly clientY: number } | undefined {
  if (event === null) return undefined
  if ('touches' in event && event instanceof TouchEvent) return event.touches[0]
  return event instanceof MouseEvent ? event : undefined
}
