// A person without a browser: a stock y-websocket client in Node that acts on a board through the same ops.
import * as decoding from 'lib0/decoding'
import type { Ctx, Result } from '@taula/shared/ops/op'
import type { CreateBoardAnswer, JoinAnswer } from '@taula/shared/protocol/http'
import { messages, syncMessages } from '@taula/shared/protocol/messages'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { ask } from './ask.ts'

// Each listens for the end of the process until it leaves. A sprint has fifteen; twice as many are some that never left.
process.setMaxListeners(30)

export interface Program {
  readonly me: string
  readonly doc: Y.Doc
  readonly token: string
  act<A, T>(op: (doc: Y.Doc, args: A, ctx: Ctx) => Result<T>, args: A): Result<T>
  isConnected(): boolean
  dropLine(): void
  takeLine(): void
  /** Whether it is connected and everything it sent is on the server's disk. */
  isSaved(): boolean
  leave(): void
}

/** Joins as somebody and resolves when the document is there. */
export async function runProgram(
  url: string,
  board: CreateBoardAnswer,
  name: string,
  as: 'organiser' | 'mentor' | 'sprinter' = 'sprinter',
  newHere = false,
): Promise<Program> {
  const answer = await ask(url, board, as, 'join', { name, newHere })
  const { personId, token } = (await answer.json()) as JoinAnswer
  if (personId === null) throw new Error('this link is for looking only')
  /** Of the present connection: step 2 and update messages sent, and how many of them are on the server's disk. */
  const counts = { sent: 0, saved: 0 }
  class Authorised extends WebSocket {
    constructor(address: string, protocols?: string[]) {
      super(address, protocols, { headers: { authorization: `Bearer ${token}` } })
      Object.assign(counts, { sent: 0, saved: 0 })
    }
    override send(data: Uint8Array): void {
      if (data[0] === messages.sync && data[1] !== syncMessages.step1) counts.sent += 1
      super.send(data)
    }
  }
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`${url.replace(/^http/, 'ws')}/sync`, board.boardId, doc, {
    // y-websocket asks for the browser's class; ws has the parts of it that are used.
    WebSocketPolyfill: Authorised as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  })
  // Stock clients complain aloud of messages they do not know.
  provider.messageHandlers[messages.undone] = () => {}
  provider.messageHandlers[messages.saved] = (_, decoder) => {
    counts.saved = decoding.readVarUint(decoder)
  }
  await new Promise<void>((resolve) => provider.once('sync', () => resolve()))
  return {
    me: personId,
    doc,
    token,
    act: (op, args) => op(doc, args, { me: personId, now: Date.now(), random: Math.random }),
    isConnected: () => provider.shouldConnect,
    dropLine: () => provider.disconnect(),
    takeLine: () => provider.connect(),
    isSaved: () => provider.synced && counts.sent > 0 && counts.sent === counts.saved,
    leave() {
      provider.destroy()
      // Takes the awareness and its timer along.
      doc.destroy()
    },
  }
}

/** Brings a list in as this person, over HTTP. */
export async function importList(
  url: string,
  board: CreateBoardAnswer,
  { token }: Program,
  content: string,
  source = 'https://code.djangoproject.com',
): Promise<unknown> {
  const answer = await fetch(`${url}/api/boards/${board.boardId}/tickets/import`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ content, source }),
  })
  return answer.json()
}
