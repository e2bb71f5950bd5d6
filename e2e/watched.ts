// What a wall is told, as a board to ask: the room's own event stream, followed without a browser.
import type { CreateBoardAnswer, JoinAnswer } from '@taula/shared/protocol/http'
import type { LiveRegisters } from '@taula/shared/protocol/live'
import { createBoardView } from '@taula/shared/view/boardView'
import type { BoardView } from '@taula/shared/view/boardView'
import { createStreamRegisters } from '@taula/shared/view/streamRegisters'

export interface Watched {
  readonly view: BoardView
  /** Every byte that came. */
  bytes(): string
  stop(): Promise<void>
}

export async function watch(url: string, board: CreateBoardAnswer): Promise<Watched> {
  const at = `${url}/api/boards/${board.boardId}`
  const joined = await fetch(`${at}/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key: board.keys.screen }),
  })
  const { token } = (await joined.json()) as JoinAnswer
  const leaving = new AbortController()
  const stream = await fetch(`${at}/live`, {
    headers: { authorization: `Bearer ${token}` },
    signal: leaving.signal,
  })
  const registers = createStreamRegisters()
  let [all, rest] = ['', '']

  function take(text: string) {
    all += text
    const blocks = (rest + text).split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const fields = new Map(block.split('\n').map((line) => line.split(/: (.*)/s, 2) as [string, string]))
      const name = fields.get('event')
      if (name === 'snapshot' || name === 'change')
        registers[name](JSON.parse(fields.get('data') ?? '') as LiveRegisters)
    }
  }
  async function follow() {
    const text = stream.body?.pipeThrough(new TextDecoderStream()) ?? []
    for await (const piece of text) take(piece)
  }
  const ended = follow().catch((error: unknown) => {
    if (!leaving.signal.aborted) throw error
  })
  return {
    view: createBoardView(registers),
    bytes: () => all,
    async stop() {
      leaving.abort()
      await ended
    },
  }
}
