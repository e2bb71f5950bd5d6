// Follows a board from outside: joins with the public key where the address has one, and listens to the world's stream.

/** Milliseconds. The server draws a busy board once in three seconds: who asks sooner may get what they have. */
const settleMs = 3_200
/** Milliseconds. The clock on the page goes on, and a board that nobody may listen to is looked at all the same. */
const lookAgainMs = 60_000
/** Milliseconds without a word after which the line counts as cut; the server speaks every four seconds. */
const silentMs = 10_000

export interface Follower {
  readonly changed: () => void
  readonly line: (isLive: boolean) => void
}

export function follow(boardId: string, key: string | null, { changed, line }: Follower): void {
  let stream: EventSource | undefined
  let heardAt = -Infinity
  let isSettling = false
  const isHeard = () => Date.now() - heardAt < silentMs
  const heard = () => {
    heardAt = Date.now()
    line(true)
  }
  /** Not at once: what comes in a row is looked at together. */
  const news = () => {
    heard()
    if (isSettling) return
    isSettling = true
    setTimeout(() => {
      isSettling = false
      changed()
    }, settleMs)
  }
  /** Whoever was let in before has a cookie; without that and without a key the stream says no, and the page is looked at. */
  async function connect() {
    if (key !== null) await join(boardId, key)
    stream?.close()
    stream = new EventSource(`/api/boards/${boardId}/live?as=public`)
    stream.addEventListener('snapshot', news)
    stream.addEventListener('change', news)
    stream.addEventListener('alive', heard)
  }
  setInterval(() => line(isHeard()), silentMs / 4)
  setInterval(() => {
    changed()
    // A browser gives up where a proxy said no once, and waits for ever on a line that was cut without a word.
    if (!isHeard()) void connect()
  }, lookAgainMs)
  void connect()
}

const join = (boardId: string, key: string): Promise<unknown> =>
  fetch(`/api/boards/${boardId}/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key }),
    // Offline the page stays as it is, and says of when.
  }).catch(() => undefined)
