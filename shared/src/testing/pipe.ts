// One direction of a line between two ends. Nothing arrives until a test delivers it.

export interface Pipe<M> {
  /** Messages under way. */
  readonly waiting: number
  send(message: M): void
  /** Hands over the message at this place of the queue, the oldest where not said. */
  deliver(index?: number): void
  /** Hands a message over and leaves it under way, so that it arrives again. */
  deliverCopy(index?: number): void
  /** The line breaks: what is under way is lost. */
  lose(): void
}

export function createPipe<M>(receive: (message: M) => void): Pipe<M> {
  let queue: M[] = []
  return {
    get waiting() {
      return queue.length
    },
    send: (message) => void queue.push(message),
    deliver(index = 0) {
      for (const message of queue.splice(index, 1)) receive(message)
    },
    deliverCopy(index = 0) {
      for (const message of queue.slice(index, index + 1)) receive(message)
    },
    lose() {
      queue = []
    },
  }
}
