// The body of a response that goes on: what is written into it goes out until its reader leaves or is sent off.
import type { Reader } from '../sync/room.types.ts'

export interface StreamBody {
  readonly stream: ReadableStream<Uint8Array>
  readonly reader: Reader
  /** Calls back once, when it is over; at once where it is already. */
  onEnd(act: () => void): void
}

/** `hangUp` breaks the connection, with all that waits in it. */
export function createStreamBody(hangUp: () => void): StreamBody {
  let acts: (() => void)[] = []
  let isOver = false
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined

  function over() {
    isOver = true
    const due = acts
    acts = []
    for (const act of due) act()
  }
  const stream = new ReadableStream<Uint8Array>(
    {
      start: (its) => void (controller = its),
      cancel: over,
    },
    { highWaterMark: 0, size: (bytes) => bytes?.byteLength ?? 0 },
  )
  return {
    stream,
    reader: {
      send(bytes) {
        if (!isOver) controller?.enqueue(bytes)
      },
      end(how) {
        if (isOver) return
        over()
        controller?.close()
        if (how === 'broken') hangUp()
      },
      buffered: () => -(controller?.desiredSize ?? 0),
    },
    onEnd(act) {
      if (isOver) act()
      else acts.push(act)
    },
  }
}
