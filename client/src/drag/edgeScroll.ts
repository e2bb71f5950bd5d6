// Scrolls what lies under the pointer when the pointer is near its edge. dnd-kit scrolls only what the carried thing came
// from; a person is carried from the floor over the lanes.
import type { Point } from './carrier.ts'

/** Pixels from an edge. */
const nearPx = 44
/** Pixels a frame, right at the edge. */
const fastestPx = 12

export function edgeScroll(under: Element, { x, y }: Point): void {
  for (let element: Element | null = under; element; element = element.parentElement) {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element
    if (scrollWidth <= clientWidth && scrollHeight <= clientHeight) continue
    const box = element.getBoundingClientRect()
    const overflow = getComputedStyle(element)
    if (overflow.overflowY === 'auto') element.scrollTop += speedAt(y, box.top, box.bottom)
    if (overflow.overflowX === 'auto') element.scrollLeft += speedAt(x, box.left, box.right)
  }
}

/** Pixels to scroll at a point between two edges; negative towards the first. */
export function speedAt(at: number, first: number, last: number): number {
  const speed = (distance: number) => Math.max(0, 1 - Math.max(0, distance) / nearPx) * fastestPx
  return Math.round(speed(last - at) - speed(at - first))
}
