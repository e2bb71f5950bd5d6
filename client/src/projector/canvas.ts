// The wall is drawn on a canvas of 1080 units' height, whatever the projector has: one unit is a tenth of a rem, and the
// stylesheet makes the rem follow the window. What fits where is worked out in units.

export interface Canvas {
  readonly width: number
  readonly height: number
}

/** Units. Upright screens are drawn wider than they are, or nothing would stand beside the rail. */
const leastWidth = 1440
const height = 1080

export function canvasOf(window: { readonly innerWidth: number; readonly innerHeight: number }): Canvas {
  const unit = Math.min(window.innerHeight / height, window.innerWidth / leastWidth)
  return { width: Math.floor(window.innerWidth / unit), height: Math.floor(window.innerHeight / unit) }
}

/** Units, as in wall.css: margins, the rail and the gap beside it; margins, the head and the view's own heading. */
const beside = 2 * 36 + 400 + 36
const above = 2 * 36 + 104 + 20 + 52 + 16
/** Units between columns and between sheets. */
export const gap = 28

/** Units: what is announced, and the gap below it. */
const announced = 120 + 20

/** The room a view has for itself. */
export const stageOf = (canvas: Canvas, hasAnnouncement = false): Canvas => ({
  width: canvas.width - beside,
  height: canvas.height - above - (hasAnnouncement ? announced : 0),
})

export const columnsOf = ({ width }: Canvas, leastColumnWidth: number): number =>
  Math.max(1, Math.floor((width + gap) / (leastColumnWidth + gap)))
