// What the wall shows next: each view in turn, each of its pages in turn. Views grow by one more entry in a list.

/** A view as it is now: how many pages it takes to show all of it. A view that has nothing to show is left out. */
export interface Face<V> {
  readonly view: V
  readonly pages: number
}

/** `turn` counts from the moment the view came on. */
export interface Position<V> {
  readonly view: V
  readonly turn: number
}

export interface Slide<V> {
  readonly view: V
  /** From 0. */
  readonly page: number
  readonly pages: number
}

/** Turns a view stays at least: one page that leaves at once is not read from eight metres. */
const leastTurns = 2

/** The page that belongs to a position; the first view where its own is no longer there. */
export function slideAt<V>(faces: readonly [Face<V>, ...Face<V>[]], at: Position<V> | undefined): Slide<V> {
  const face = faces.find(({ view }) => view === at?.view)
  if (!face || !at) return { view: faces[0].view, page: 0, pages: faces[0].pages }
  return { view: face.view, page: Math.min(at.turn, face.pages - 1), pages: face.pages }
}

/** The position one turn later. */
export function turned<V>(faces: readonly [Face<V>, ...Face<V>[]], at: Position<V> | undefined): Position<V> {
  const index = at ? faces.findIndex(({ view }) => view === at.view) : 0
  const face = faces[index]
  if (!face) return { view: faces[0].view, turn: 0 }
  const turn = (at?.turn ?? 0) + 1
  if (turn < Math.max(leastTurns, face.pages)) return { view: face.view, turn }
  return { view: (faces[index + 1] ?? faces[0]).view, turn: 0 }
}
