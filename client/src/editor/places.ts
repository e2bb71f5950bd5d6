// Cursors between what travels and what an editor shows: relative to the letters around them, or counted from the start.
import * as Y from 'yjs'
import type { NoteCursor } from '@taula/shared/protocol/presence'

export interface Span {
  readonly anchor: number
  readonly head: number
}
type Places = Omit<NoteCursor, 'ticket'>

/** As it travels: it stays where it is while others type. */
export function placesOf(text: Y.Text, { anchor, head }: Span): Places {
  const place = (index: number) => {
    const { item, tname, assoc } = Y.createRelativePositionFromTypeIndex(text, index)
    return item ? { item: { client: item.client, clock: item.clock }, assoc } : { tname, assoc }
  }
  return { anchor: place(anchor), head: place(head) }
}

/** Where somebody else's cursor is now; undefined where it is in another text, or ahead of what has arrived here. */
export function spanOf(text: Y.Text, { anchor, head }: Places): Span | undefined {
  const [from, to] = [indexOf(text, anchor), indexOf(text, head)]
  return from === undefined || to === undefined ? undefined : { anchor: from, head: to }
}

function indexOf(text: Y.Text, { item, tname, assoc }: Places['anchor']): number | undefined {
  // Asked for a root type of any other name, Yjs would make it.
  if (!text.doc || (!item && tname !== Y.findRootTypeKey(text))) return undefined
  const place = Y.createRelativePositionFromJSON(item ? { item, assoc } : { tname, assoc })
  const found = Y.createAbsolutePositionFromRelativePosition(place, text.doc)
  return found?.type === text ? found.index : undefined
}
