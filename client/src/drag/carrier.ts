// How things are carried over the screen. A feature that lets something be dragged hands over a carrier of its kind;
// nothing is written to the board before it is put down.
import type { ComponentType } from 'react'

/** In the window's coordinates. */
export interface Point {
  readonly x: number
  readonly y: number
}

export type Arrow = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight'
export const isArrow = (code: string): code is Arrow => /^Arrow(Up|Down|Left|Right)$/.test(code)

export interface Carrier {
  begin(id: string): void
  /** Where the pointer is; said once a frame, as things also scroll under a pointer that rests. */
  hover(id: string, at: Point): void
  /** An arrow key was pressed. Answers the corner where the lifted thing is drawn now; undefined: where it was. */
  step(id: string, arrow: Arrow): Point | undefined
  end(id: string, how: 'dropped' | 'cancelled'): void
  /**
   * Set for what is small: it is drawn right at the pointer and scrolls what lies under that. Else it keeps the distance
   * at which it was taken hold of, and dnd-kit scrolls what it came from.
   */
  readonly follows?: 'pointer'
  /** What is drawn under the pointer. It carries no names of the page's contract. */
  readonly Lifted: ComponentType<{ readonly id: string }>
  /** What is read out while one carries by keyboard, and after. */
  readonly Voice: ComponentType
}

/** What a draggable thing hands to dnd-kit as its `data`. */
export interface Load {
  readonly load: { readonly carrier: Carrier; readonly id: string }
}
