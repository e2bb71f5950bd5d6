// The line to the server: y-websocket's provider for the protocol, everything about when and whether is our own.
import * as decoding from 'lib0/decoding'
import * as v from 'valibot'
import { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import { messages } from '@taula/shared/protocol/messages'
import type { Undone } from '@taula/shared/protocol/messages'
import type { NoteCursor } from '@taula/shared/protocol/presence'
import { createDialler } from './dialler.ts'
import type { LineState } from './dialler.ts'
import type { Ports } from './ports.ts'
import type { Present } from './presence.ts'
import type { Door } from './refusals.ts'
import { watchedSocket } from './saved.ts'
import type { Tally } from './saved.ts'

export interface LineOptions {
  readonly doc: Y.Doc
  readonly boardId: string
  readonly ports: Pick<Ports, 'origin' | 'WebSocket' | 'clock' | 'random' | 'onPage'>
  readonly tally: Tally
  readonly present: Present
  readonly askDoor: () => Promise<Door>
  readonly onState: (state: LineState) => void
  /** Changes up to this number are on the server's disk. */
  readonly onSaved: (change: number) => void
  readonly onUndone: (undone: Undone) => void
}

export interface Line {
  start(): void
  /** Tells the others where in a note I am; null: in none. */
  showCursor(cursor: NoteCursor | null): void
  /** Gives up, with the reason for people. */
  refuse(reason: string): void
  close(): void
}

/** Milliseconds. Stock clients forget a device that has not spoken for thirty seconds. */
const renewPresenceMs = 20_000

export function createLine(options: LineOptions): Line {
  const { doc, ports, tally, present, onState } = options
  // Holds our own entry alone: what it does not know of others the provider cannot echo.
  const own = new Awareness(doc)
  const socket = watchedSocket(ports.WebSocket, {
    opening: tally.connected,
    sent: tally.sent,
    heard: (socket) => {
      if (socket === provider.ws) dialler.heard()
    },
  })
  const provider = new WebsocketProvider(syncUrl(ports.origin), encodeURIComponent(options.boardId), doc, {
    connect: false,
    disableBc: true,
    awareness: own,
    WebSocketPolyfill: socket,
    shouldReconnect: () => false,
  })
  // Both look after things every few seconds that the dialler and the server look after here.
  clearInterval(provider._checkInterval)
  clearInterval(own._checkInterval)
  setHandlers(provider, options)

  const dialler = createDialler({
    clock: ports.clock,
    random: ports.random,
    askDoor: options.askDoor,
    dial: () => provider.connect(),
    hangUp: () => provider.disconnect(),
    show(state) {
      if (state.state !== 'live') present.lineLost()
      onState(state)
    },
  })
  provider.on('status', ({ status }) => {
    if (status === 'connected') dialler.opened()
  })
  provider.on('sync', (isSynced) => {
    if (isSynced) dialler.synced()
  })
  provider.on('closed', ({ code, reason }) => dialler.dropped(code, reason))
  const stops = [
    ...(['online', 'offline', 'visible'] as const).map((event) =>
      ports.onPage(event, () => dialler.nudge(event)),
    ),
    renewing(own, ports),
  ]

  return {
    start: dialler.start,
    showCursor: (cursor) => own.setLocalStateField('cursor', cursor),
    refuse: dialler.refuse,
    close() {
      for (const stop of stops) stop()
      dialler.stop()
      provider.destroy()
      own.destroy()
    },
  }
}

const syncUrl = (origin: string) => `${origin.replace(/^http/, 'ws')}/sync`

/** Handlers answer by writing into their encoder: none of these does. */
function setHandlers(provider: WebsocketProvider, { present, tally, onSaved, onUndone }: LineOptions) {
  provider.messageHandlers[messages.awareness] = (_, decoder) =>
    present.hear(decoding.readVarUint8Array(decoder))
  provider.messageHandlers[messages.saved] = (_, decoder) =>
    onSaved(tally.confirmed(decoding.readVarUint(decoder)))
  provider.messageHandlers[messages.undone] = (_, decoder) => {
    const read = v.safeParse(undone, decoding.readVarString(decoder))
    if (read.success) onUndone(read.output)
  }
}

const undone = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    code: v.picklist(['badValue', 'notAllowed', 'unknownRegister', 'neverDeleted']),
    message: v.string(),
    keys: v.array(v.string()),
  }) satisfies v.GenericSchema<unknown, Undone>,
)

function renewing(own: Awareness, { clock }: Pick<Ports, 'clock'>): () => void {
  const renew = () => {
    own.setLocalState(own.getLocalState())
    cancel = clock.after(renewPresenceMs, renew)
  }
  let cancel = clock.after(renewPresenceMs, renew)
  return () => cancel()
}
