// A board with people on it, made by Taula as its own client would: what all contestants are then given is the same bytes.
import { get } from 'node:http'
import { gunzipSync } from 'node:zlib'
import * as Y from 'yjs'
import type { CreateBoardAnswer, JoinAnswer } from '@taula/shared/protocol/http'
import { connect } from './client.ts'
import type { Client, Knows } from './client.ts'
import type { Contestant, Seat } from './contestant.types.ts'
import { readOnce } from './reading.ts'

export interface Member {
  readonly person: string
  readonly token: string
}

/** A board of Taula, and who has joined it. */
export interface Venue {
  readonly board: string
  /** The first is an organiser. */
  readonly members: readonly Member[]
  /** Everything on it, as a Yjs update. */
  readonly state: Uint8Array
}

/** How many join at once. */
const joinAtOnce = 25

/** `body`: what the board is made of, where it is more than a name. */
export async function makeVenue(
  taula: Contestant,
  people: number,
  body: unknown = { name: 'Sprint' },
): Promise<Venue> {
  const made = await post<CreateBoardAnswer>(`${taula.origin}/api/boards`, body)
  const members: Member[] = []
  while (members.length < people) {
    const wave = Array.from({ length: Math.min(joinAtOnce, people - members.length) }, async (_, i) => {
      const at = members.length + i
      const key = at === 0 ? made.keys.organiser : made.keys.sprinter
      const body = { key, name: `Person ${at + 1}` }
      const joined = await post<JoinAnswer>(`${taula.origin}/api/boards/${made.boardId}/join`, body)
      return { person: joined.personId ?? '', token: joined.token }
    })
    members.push(...(await Promise.all(wave)))
  }
  const { bytes } = await getFromBoard(taula, made.boardId, members[0]?.token ?? '', 'state')
  return { board: made.boardId, members, state: gunzipSync(bytes) }
}

/** What our own client asks for by HTTP, compressed as it goes over a plain line. */
export function getFromBoard({ origin }: Contestant, board: string, token: string, what: string) {
  return new Promise<{ readonly bytes: Buffer }>((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}`, 'accept-encoding': 'gzip' }
    const asked = get(`${origin}/api/boards/${board}/${what}`, { headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        if (response.statusCode === 200) resolve({ bytes: Buffer.concat(chunks) })
        else reject(new Error(`${what} was refused with ${response.statusCode}`))
      })
    })
    asked.once('error', reject)
  })
}

async function post<T>(url: string, body: unknown): Promise<T> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) })
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`)
  return (await response.json()) as T
}

/** Where a member sits; whoever is no member of it sits as somebody new, where nobody asks. */
export const seatOf = (server: Contestant, { board, members }: Venue, i: number): Seat =>
  server.seat(board, members[i]?.token ?? '')

/** What an organiser brings onto a board. */
export interface Furniture {
  readonly updates: readonly Uint8Array[]
  /** All that is on the board with it. */
  readonly state: Uint8Array
}

/** Brings a board to where it is with this: a peer knows nothing of it, Taula has what it made itself. */
export async function furnish(server: Contestant, venue: Venue, { updates, state }: Furniture) {
  if (server.name === 'relay') return
  const organiser = await connect(seatOf(server, venue, 0))
  if (server.name !== 'taula') organiser.update(venue.state)
  for (const update of updates) organiser.update(update)
  const reader = await arrived(seatOf(server, venue, 0), vectorOf(state))
  await Promise.all([organiser.close(), reader.close()])
}

export type Vector = ReadonlyMap<number, number>
export const vectorOf = (state: Uint8Array): Vector => Y.parseUpdateMeta(state).to

const endsOf = readOnce((update: Uint8Array) => Y.parseUpdateMeta(update).to)

/** Resolves with a client once the server has told it of everything up to this vector, in however many messages. */
export function arrived(seat: Seat, wanted: Vector, knows: Knows = {}): Promise<Client> {
  const missing = new Map(wanted)
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  function take(update: Uint8Array) {
    for (const [client, to] of endsOf(update)) {
      if (to >= (missing.get(client) ?? Infinity)) missing.delete(client)
    }
    if (missing.size === 0) resolve()
  }
  const client = connect(seat, { update: take, step2: take }, knows)
  client.catch(reject)
  return promise.then(() => client)
}
